#include "domain/codes.hpp"

#include <algorithm>
#include <charconv>

namespace motcua {
namespace {

bool is_group(std::string_view group)
{
    const auto allowed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    return group.size() >= 2 && group.size() <= 3 && std::ranges::all_of(group, allowed);
}

bool all_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Date> parse_short_date(std::string_view text)
{
    if (text.size() != 6 || !all_digits(text)) return std::nullopt;
    const std::string iso = "20" + std::string{text.substr(0, 2)} + "-" + std::string{text.substr(2, 2)} + "-" +
                            std::string{text.substr(4, 2)};
    return parse_date(iso);
}

std::optional<std::int64_t> parse_serial(std::string_view text)
{
    if (text.size() < 4 || text.size() > 8 || !all_digits(text)) return std::nullopt;
    std::int64_t serial = 0;
    std::from_chars(text.data(), text.data() + text.size(), serial);
    return serial;
}

}  // namespace

std::string format_code(std::string_view agency, Date received_on, std::int64_t serial)
{
    const std::string iso = format_date(received_on);
    std::string digits = std::to_string(serial);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return std::string{agency} + "-" + iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2) + "-" + digits;
}

std::optional<DossierCode> parse_code(std::string_view text)
{
    const auto first = text.find('-');
    const auto second = text.find('-', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    const auto agency = text.substr(0, first);
    const auto date = parse_short_date(text.substr(first + 1, second - first - 1));
    const auto serial = parse_serial(text.substr(second + 1));
    if (!is_unit_code(agency) || !date || !serial) return std::nullopt;
    return DossierCode{std::string{agency}, *date, *serial};
}

bool is_unit_code(std::string_view text)
{
    for (int groups = 1; groups <= 5; ++groups) {
        const auto dot = text.find('.');
        if (!is_group(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
    return false;
}

}  // namespace motcua
