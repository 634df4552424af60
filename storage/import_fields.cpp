#include "storage/import_fields.hpp"

#include <algorithm>
#include <ranges>

namespace motcua::storage {
namespace {

constexpr std::size_t kLongestText = 4000;
constexpr std::size_t kLongestProcedureCode = 40;
constexpr std::ptrdiff_t kMostGroups = 5;
constexpr std::size_t kMostDigits = 15;

bool is_code_letter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

bool is_unit_code(std::string_view code)
{
    const auto is_group = [](auto group) {
        const std::string_view text{group.begin(), group.end()};
        return (text.size() == 2 || text.size() == 3) && std::ranges::all_of(text, is_code_letter);
    };
    return std::ranges::count(code, '.') < kMostGroups && std::ranges::all_of(std::views::split(code, '.'), is_group);
}

bool is_procedure_code(std::string_view code)
{
    return code.size() <= kLongestProcedureCode &&
           std::ranges::all_of(code, [](char c) { return c == '.' || is_code_letter(c); });
}

std::optional<std::int64_t> whole_number(std::string_view digits)
{
    if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Fields::Fields(const CsvRow& row, std::span<const std::string_view> columns, std::vector<BadRow>& bad)
    : row_(row), columns_(columns), bad_(bad)
{
}

const std::string& Fields::raw(std::string_view column) const
{
    return row_.fields.at(static_cast<std::size_t>(std::ranges::find(columns_, column) - columns_.begin()));
}

void Fields::report(std::string_view column, std::string message)
{
    bad_.push_back({row_.line, std::string{column}, std::move(message)});
    ok_ = false;
}

const std::string& Fields::required(std::string_view column)
{
    const std::string& text = raw(column);
    if (text.empty()) report(column, "a value is required");
    return text;
}

std::string Fields::required_text(std::string_view column)
{
    const std::string& text = required(column);
    if (text.size() > kLongestText)
        report(column, "the text is longer than " + std::to_string(kLongestText) + " bytes");
    return text;
}

std::string Fields::unit_code(std::string_view column)
{
    const std::string& code = required(column);
    if (!code.empty() && !is_unit_code(code)) {
        report(column,
               "\"" + code + "\" is no unit code: one to five groups of two or three of 0-9 A-Z, parted by dots");
    }
    return code;
}

std::string Fields::procedure_code(std::string_view column)
{
    const std::string& code = required(column);
    if (!code.empty() && !is_procedure_code(code)) {
        report(column, "\"" + code + "\" is no procedure code: up to 40 of 0-9 A-Z and dots");
    }
    return code;
}

Date Fields::required_date(std::string_view column)
{
    const std::string& text = required(column);
    const auto date = parse_date(text);
    if (!date && !text.empty()) report(column, "\"" + text + "\" is no date of the form YYYY-MM-DD");
    return date.value_or(Date{});
}

Validity Fields::validity()
{
    Validity validity{required_date("valid_from"), std::nullopt};
    if (raw("valid_to").empty()) return validity;
    const bool from_is_good = parse_date(raw("valid_from")).has_value();
    validity.to = required_date("valid_to");
    if (from_is_good && parse_date(raw("valid_to")) && *validity.to < validity.from) {
        report("valid_to",
               "it ends on " + format_date(*validity.to) + ", before it begins on " + format_date(validity.from));
    }
    return validity;
}

std::optional<std::int64_t> Fields::optional_whole(std::string_view column, std::int64_t most)
{
    const std::string& text = raw(column);
    if (text.empty()) return std::nullopt;
    const auto value = whole_number(text);
    if (!value || *value > most) {
        report(column, "\"" + text + "\" is no whole number from 0 to " + std::to_string(most));
        return std::nullopt;
    }
    return value;
}

std::int64_t Fields::required_whole(std::string_view column, std::int64_t least, std::int64_t most)
{
    const std::string& text = required(column);
    const auto value = whole_number(text);
    if (value && *value >= least && *value <= most) return *value;
    if (!text.empty()) {
        report(column,
               "\"" + text + "\" is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return least;
}

int Fields::time_of_day(std::string_view column)
{
    const std::string& text = required(column);
    const auto minutes = parse_time_of_day(text);
    if (!minutes && !text.empty()) report(column, "\"" + text + "\" is no time of the form HH:MM");
    return minutes.value_or(0);
}

std::string spoken(const Validity& validity)
{
    std::string text = "from " + format_date(validity.from);
    if (validity.to) text += " to " + format_date(*validity.to);
    return text;
}

bool overlap(const Validity& one, const Validity& other)
{
    return one.covers(other.from) || other.covers(one.from);
}

}  // namespace motcua::storage
