#include "domain/amount.hpp"

#include <algorithm>

namespace motcua {
namespace {

constexpr std::size_t kMostDigits = 6;
constexpr std::string_view kHalf = ".5";

bool is_whole_number(std::string_view digits)
{
    if (digits.empty() || digits.size() > kMostDigits) return false;
    if (digits.size() > 1 && digits.front() == '0') return false;
    return std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::int64_t> parse_halves(std::string_view text)
{
    const bool half = text.ends_with(kHalf);
    if (half) text.remove_suffix(kHalf.size());
    if (!is_whole_number(text)) return std::nullopt;
    std::int64_t whole = 0;
    for (const char digit : text) whole = whole * 10 + (digit - '0');
    return whole * 2 + (half ? 1 : 0);
}

std::string format_halves(std::int64_t halves)
{
    if (halves < 0) return "-" + format_halves(-halves);
    std::string text = std::to_string(halves / 2);
    if (halves % 2 != 0) text += kHalf;
    return text;
}

}  // namespace motcua
