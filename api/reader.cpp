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

std::string Reader::line(const char* name, std::size_t max_length)
{
    return one_line(name, text(name, max_length)).value_or("");
}

std::optional<std::string> Reader::optional_line(const char* name, std::size_t max_length)
{
    return one_line(name, optional_text(name, max_length));
}

std::optional<std::string> Reader::one_line(const char* name, std::optional<std::string> text)
{
    if (!text || text->find_first_of("\n\t") == std::string::npos) return text;
    fault(Reason::invalid_text, name);
    return std::nullopt;
}

std::optional<std::string> Reader::clean_text(const Json& value, const std::string& pointer, std::size_t max_length)
{
    if (!value.is_string()) {
        fault_at(Reason::wrong_type, pointer, {"text"});
        return std::nullopt;
    }
    const auto& raw = value.get_ref<const std::string&>();
    if (!storage::valid_text(raw) || !storage::shows_something(raw)) {
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

template <class T>
std::optional<T> Reader::moment(const char* name, std::optional<T> (*parse)(std::string_view), const char* form)
{
    const auto value = optional_text(name, 64);
    if (!value) return std::nullopt;
    const auto moment = parse(*value);
    if (!moment) fault(Reason::impossible_date, name, {form});
    return moment;
}

Instant Reader::instant(const char* name)
{
    if (text(name, 64).empty()) return {};
    return optional_instant(name).value_or(Instant{});
}

std::optional<Instant> Reader::optional_instant(const char* name)
{
    return moment<Instant>(name, parse_instant, kInstantForm);
}

Date Reader::date(const char* name)
{
    if (text(name, 64).empty()) return {};
    return optional_date(name).value_or(Date{});
}

std::optional<Date> Reader::optional_date(const char* name)
{
    return moment<Date>(name, parse_date, kDateForm);
}

std::optional<bool> Reader::optional_flag(const char* name)
{
    const Json* value = member(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    fault(Reason::wrong_type, name, {"boolean"});
    return std::nullopt;
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
    const Json* value = list(name, max_items);
    if (value == nullptr) return readers;
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
    if (value->is_array() && value->empty()) fault(Reason::missing_field, name);
    return text_list(name, max_items, max_length);
}

std::vector<std::string> Reader::text_list(const char* name, std::size_t max_items, std::size_t max_length)
{
    std::vector<std::string> texts;
    const Json* value = list(name, max_items);
    if (value == nullptr) return texts;
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

void Reader::fault(const char* name, Rejection below)
{
    fault_at(below.reason, pointer_to(name) + below.pointer, std::move(below.arguments));
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

const Json* Reader::list(const char* name, std::size_t max_items)
{
    const Json* value = member(name);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) {
        fault(Reason::wrong_type, name, {"array"});
        return nullptr;
    }
    if (value->size() > max_items) {
        fault(Reason::too_many, name, {std::to_string(max_items)});
        return nullptr;
    }
    return value;
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
