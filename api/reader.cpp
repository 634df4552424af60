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

bool is_blank(const Json& value)
{
    return value.is_string() && storage::trimmed(value.get_ref<const std::string&>()).empty();
}

}  // namespace

std::size_t length_of(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
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
    const Json* value = member(name);
    if (value == nullptr || is_blank(*value)) {
        fault(Reason::missing_field, name);
        return {};
    }
    return clean_text(*value, pointer_to(name), max_length).value_or("");
}

std::optional<std::string> Reader::optional_text(const char* name, std::size_t max_length)
{
    const Json* value = member(name);
    if (value == nullptr || is_blank(*value)) return std::nullopt;
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
    std::string clean = storage::nfc(storage::trimmed(raw));
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
        if ((*value)[i].is_object()) {
            readers.push_back(Reader{(*value)[i], pointer_to(name, i), faults_});
        } else {
            item_fault(Reason::wrong_type, name, i, {"object"});
        }
    }
    return readers;
}

std::vector<std::string> Reader::texts(const char* name, std::size_t max_items, std::size_t max_length)
{
    if (member(name) == nullptr) fault(Reason::missing_field, name);
    return optional_texts(name, max_items, max_length).value_or(std::vector<std::string>{});
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
    if (value->empty()) fault(Reason::missing_field, name);
    for (std::size_t i = 0; i < value->size(); ++i) {
        const Json& item = (*value)[i];
        if (is_blank(item)) {
            item_fault(Reason::missing_field, name, i);
        } else if (auto text = clean_text(item, pointer_to(name, i), max_length)) {
            texts.push_back(*std::move(text));
        }
    }
    return texts;
}

void Reader::fault(Reason reason, const char* name, std::vector<std::string> arguments)
{
    fault_at(reason, pointer_to(name), std::move(arguments));
}

void Reader::item_fault(Reason reason, const char* name, std::size_t item, std::vector<std::string> arguments)
{
    fault_at(reason, pointer_to(name, item), std::move(arguments));
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

std::string Reader::pointer_to(std::string_view name, std::size_t item) const
{
    return pointer_to(name) + "/" + std::to_string(item);
}

void Reader::fault_at(Reason reason, std::string pointer, std::vector<std::string> arguments)
{
    faults_->push_back({reason, std::move(pointer), std::move(arguments)});
}

}  // namespace motcua::api
