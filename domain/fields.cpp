#include "domain/fields.hpp"

#include <charconv>
#include <utility>

namespace motcua {
namespace {

std::optional<std::string> unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size()) return std::nullopt;
        if (text[i] != '\\' && text[i] != 'n') return std::nullopt;
        out += text[i] == 'n' ? '\n' : '\\';
    }
    return out;
}

template <class T>
bool take(const std::optional<T>& found, T& v)
{
    if (found) v = *found;
    return found.has_value();
}

}  // namespace

std::string write_field_value(const std::string& v)
{
    std::string out;
    out.reserve(v.size());
    for (const char c : v) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

std::string write_field_value(const Seal& v)
{
    return v.digest;
}

std::string write_field_value(std::int64_t v)
{
    return std::to_string(v);
}

std::string write_field_value(bool v)
{
    return v ? "1" : "0";
}

std::string write_field_value(Instant v)
{
    return std::to_string(to_milliseconds(v));
}

std::string write_field_value(Date v)
{
    return format_date(v);
}

bool read_field_value(std::string_view text, std::string& v)
{
    auto plain = unescaped(text);
    if (!plain) return false;
    v = *std::move(plain);
    return true;
}

bool read_field_value(std::string_view text, Seal& v)
{
    v.digest = text;
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool read_field_value(std::string_view text, std::int64_t& v)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
    return error == std::errc{} && end == text.data() + text.size() && std::to_string(v) == text;
}

bool read_field_value(std::string_view text, bool& v)
{
    v = text == "1";
    return text == "1" || text == "0";
}

bool read_field_value(std::string_view text, Instant& v)
{
    std::int64_t ms = 0;
    if (!read_field_value(text, ms)) return false;
    v = from_milliseconds(ms);
    return true;
}

bool read_field_value(std::string_view text, Date& v)
{
    return take(parse_date(text), v);
}

bool read_field_value(std::string_view text, Carries& v)
{
    return take(carries_from(text), v);
}

bool read_field_value(std::string_view text, Channel& v)
{
    return take(channel_from(text), v);
}

bool read_field_value(std::string_view text, Outcome& v)
{
    return take(outcome_from(text), v);
}

bool read_field_value(std::string_view text, PaperDamage& v)
{
    return take(paper_damage_from(text), v);
}

bool read_field_value(std::string_view text, LimitUnit& v)
{
    return take(limit_unit_from(text), v);
}

bool read_field_value(std::string_view text, HourRule& v)
{
    return take(hour_rule_from(text), v);
}

bool read_field_value(std::string_view text, SupplementPolicy& v)
{
    return take(supplement_policy_from(text), v);
}

std::optional<std::string_view> FieldReader::next(std::string_view name)
{
    const auto end = rest_.find('\n');
    if (end == std::string_view::npos || end <= name.size()) return std::nullopt;
    if (!rest_.starts_with(name) || rest_[name.size()] != ':') return std::nullopt;
    const auto value = rest_.substr(name.size() + 1, end - name.size() - 1);
    rest_.remove_prefix(end + 1);
    return value;
}

}  // namespace motcua
