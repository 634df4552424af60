#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

// Half of the mutations change one value of the JSON and leave it JSON: bytes alone rarely make another case of a case.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using Json = nlohmann::ordered_json;

void collect(Json& node, std::vector<Json*>& nodes)
{
    nodes.push_back(&node);
    if (!node.is_structured()) return;
    for (auto& child : node) collect(child, nodes);
}

// One digit becomes another: dates, times and segments mostly stay what they are.
void turn_digit(std::string& text, std::minstd_rand& random)
{
    std::vector<std::size_t> digits;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] >= '0' && text[i] <= '9') digits.push_back(i);
    if (digits.empty()) return;
    text[digits[random() % digits.size()]] = static_cast<char>('0' + random() % 10);
}

void turn_word(std::string& text, std::minstd_rand& random)
{
    static const std::vector<std::string> kWords{
        "working_day", "working_hour",  "calendar_day", "same_day",    "none",        "pause",       "restart",
        "end_of_day",  "same_position", "HOLIDAY",      "MAKEUP_WORK", "00:00-24:00", "13:00-17:00", "23:59-24:00"};
    text = kWords[random() % kWords.size()];
}

void mutate(Json& node, std::minstd_rand& random)
{
    if (node.is_string()) {
        auto& text = node.get_ref<std::string&>();
        random() % 4 == 0 ? turn_word(text, random) : turn_digit(text, random);
    } else if (node.is_number()) {
        node = static_cast<double>(random() % 80) / 2;
    } else if (node.is_array() && !node.empty()) {
        const auto at = random() % node.size();
        if (random() % 2 == 0) {
            node.push_back(node[at]);
        } else {
            node.erase(at);
        }
    } else if (node.is_object() && !node.empty()) {
        node.erase(std::next(node.begin(), static_cast<std::ptrdiff_t>(random() % node.size())));
    }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                               std::size_t size,
                                               std::size_t max_size,
                                               unsigned seed)
{
    std::minstd_rand random{seed};
    Json json = random() % 2 == 0 ? Json::parse(data, data + size, nullptr, false) : Json(Json::value_t::discarded);
    if (json.is_discarded()) return LLVMFuzzerMutate(data, size, max_size);
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
        std::vector<Json*> nodes;
        collect(json, nodes);
        mutate(*nodes[random() % nodes.size()], random);
    }
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
    std::memcpy(data, text.data(), text.size());
    return text.size();
}
