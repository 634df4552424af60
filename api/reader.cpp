#include "api/reader.hpp"

#include "storage/folding.hpp"

#include <algorithm>
#include <utility>

namespace motcua::api {
namespace {

// JSON pointer (RFC 6901) escapes of a member's name.
std::string escaped(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\n\r";
    const auto begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return std::string{text.substr(begin, text.find_last_not_of(kBlank) - begin + 1)};
}

// Letters as people count them, not bytes.
std::size_t length_of(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

constexpr int kMaxDepth = 32;

// Asked before parsing, which would take its time for every level of a hundred thousand.
bool nests_too_deeply(std::string_view body)
{
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (in_text && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_text = !in_text;
        } else if (!in_text && (c == '[' || c == '{')) {
            if (++depth > kMaxDepth) return true;
        } else if (!in_text && (c == ']' || c == '}')) {
            --depth;
        }
    }
    return false;
}

// Refuses what nlohmann lets pass: two members of one name, of which the last would win.
class StrictParse {
public:
    bool operator()(int, Json::parse_event_t event, Json& parsed)
    {
        if (event == Json::parse_event_t::object_start) names_.emplace_back();
        if (event == Json::parse_event_t::object_end && !names_.empty()) names_.pop_back();
        if (event == Json::parse_event_t::key && !names_.empty()) {
            auto name = parsed.get<std::string>();
            if (!names_.back().insert(name).second) duplicate_ = name;
        }
        return true;
    }
    std::string fault() const { return duplicate_ ? "the name " + *duplicate_ + " stands twice" : std::string{}; }

private:
    std::vector<std::set<std::string>> names_;
    std::optional<std::string> duplicate_;
};

}  // namespace

Outcome<Json> parse_object(const std::string& body)
{
    if (nests_too_deeply(body)) return refuse(Reason::malformed_json, "", {"nested too deeply"});
    StrictParse strict;
    Json json = Json::parse(body, std::ref(strict), false);
    if (json.is_discarded()) return refuse(Reason::malformed_json, "", {body.empty() ? "empty" : "syntax"});
    if (const std::string fault = strict.fault(); !fault.empty()) return refuse(Reason::malformed_json, "", {fault});
    if (!json.is_object()) return refuse(Reason::malformed_json, "", {"not an object"});
    return json;
}

Outcome<Json> parse_body(const Request& request)
{
    if (request.body.empty()) return Json::object();
    const auto type = request.header("content-type");
    if (!type || !type->starts_with("application/json")) return refuse(Reason::unsupported_media_type);
    return parse_object(request.body);
}

std::string Reader::secret(const char* name, std::size_t max_length)
{
    const Json* value = member(name);
    if (value == nullptr) {
        fault(Reason::missing_field, name);
    } else if (!value->is_string()) {
        fault(Reason::wrong_type, name, {"text"});
    } else if (value->get_ref<const std::string&>().size() > max_length) {
        fault(Reason::too_long, name, {std::to_string(max_length)});
    } else {
        return value->get<std::string>();
    }
    return {};
}

std::string Reader::text(const char* name, std::size_t max_length)
{
    const bool missing = member(name) == nullptr;
    auto value = optional_text(name, max_length);
    if (missing) fault(Reason::missing_field, name);
    return value.value_or("");
}

std::optional<std::string> Reader::optional_text(const char* name, std::size_t max_length)
{
    const Json* value = member(name);
    if (value == nullptr) return std::nullopt;
    return clean_text(*value, pointer_to(name), max_length);
}

std::optional<std::string> Reader::clean_text(const Json& value, const std::string& pointer, std::size_t max_length)
{
    if (!value.is_string()) {
        fault_at(Reason::wrong_type, pointer, {"text"});
        return std::nullopt;
    }
    const auto& raw = value.get_ref<const std::string&>();
    if (!storage::valid_text(raw)) {
        fault_at(Reason::invalid_text, pointer);
        return std::nullopt;
    }
    std::string clean = storage::nfc(trimmed(raw));
    if (clean.empty()) {
        fault_at(Reason::missing_field, pointer);
        return std::nullopt;
    }
    if (length_of(clean) > max_length) {
        fault_at(Reason::too_long, pointer, {std::to_string(max_length)});
        return std::nullopt;
    }
    return clean;
}

std::int64_t Reader::integer(const char* name, std::int64_t min, std::int64_t max)
{
    const Json* value = member(name);
    if (value == nullptr) {
        fault(Reason::missing_field, name);
        return min;
    }
    // 2.9, true and 5e9 are not integers here; nlohmann would bend them.
    if (!value->is_number_integer()) {
        fault(Reason::wrong_type, name, {"integer"});
        return min;
    }
    const bool beyond = value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(max);
    if (beyond || value->get<std::int64_t>() < min || value->get<std::int64_t>() > max) {
        fault(Reason::out_of_range, name, {std::to_string(min), std::to_string(max)});
        return min;
    }
    return value->get<std::int64_t>();
}

std::int64_t Reader::integer_or(const char* name, std::int64_t min, std::int64_t max, std::int64_t otherwise)
{
    return member(name) == nullptr ? otherwise : integer(name, min, max);
}

std::optional<Instant> Reader::optional_instant(const char* name)
{
    const auto value = optional_text(name, 64);
    if (!value) return std::nullopt;
    const auto instant = parse_instant(*value);
    if (!instant) fault(Reason::impossible_date, name);
    return instant;
}

std::optional<Reader> Reader::optional_object(const char* name)
{
    const Json* value = member(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_object()) {
        fault(Reason::wrong_type, name, {"object"});
        return std::nullopt;
    }
    return Reader{*value, pointer_to(name), faults_};
}

Reader Reader::object(const char* name)
{
    static const Json kEmpty = Json::object();
    const bool missing = member(name) == nullptr;
    if (missing) fault(Reason::missing_field, name);
    // After a fault an empty object stands in, and what it lacks is not held against the sender again.
    auto found = optional_object(name);
    return found ? *found : Reader{kEmpty, pointer_to(name), std::make_shared<std::vector<Rejection>>()};
}

std::vector<Reader> Reader::objects(const char* name, std::size_t max_items)
{
    std::vector<Reader> readers;
    const Json* value = member(name);
    if (value == nullptr) return readers;
    if (!value->is_array()) {
        fault(Reason::wrong_type, name, {"array"});
        return readers;
    }
    if (value->size() > max_items) {
        fault(Reason::too_many, name, {std::to_string(max_items)});
        return readers;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        const std::string pointer = pointer_to(name) + "/" + std::to_string(i);
        if ((*value)[i].is_object()) {
            readers.push_back(Reader{(*value)[i], pointer, faults_});
        } else {
            fault_at(Reason::wrong_type, pointer, {"object"});
        }
    }
    return readers;
}

std::optional<std::vector<std::string>> Reader::optional_texts(const char* name,
                                                               std::size_t max_items,
                                                               std::size_t max_length)
{
    const Json* value = member(name);
    if (value == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    if (!value->is_array()) {
        fault(Reason::wrong_type, name, {"array"});
        return texts;
    }
    if (value->size() > max_items) {
        fault(Reason::too_many, name, {std::to_string(max_items)});
        return texts;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        if (auto text = clean_text((*value)[i], pointer_to(name) + "/" + std::to_string(i), max_length)) {
            texts.push_back(*std::move(text));
        }
    }
    return texts;
}

void Reader::fault(Reason reason, const char* name, std::vector<std::string> arguments)
{
    fault_at(reason, pointer_to(name), std::move(arguments));
}

void Reader::finish()
{
    for (const auto& [name, value] : object_->items()) {
        if (!asked_.contains(name)) fault_at(Reason::unknown_field, pointer_to(name));
    }
}

const Json* Reader::member(const char* name)
{
    asked_.emplace(name);
    const auto found = object_->find(name);
    return found == object_->end() || found->is_null() ? nullptr : &*found;
}

std::string Reader::pointer_to(std::string_view name) const
{
    return pointer_ + "/" + escaped(name);
}

void Reader::fault_at(Reason reason, std::string pointer, std::vector<std::string> arguments)
{
    faults_->push_back({reason, std::move(pointer), std::move(arguments)});
}

}  // namespace motcua::api
