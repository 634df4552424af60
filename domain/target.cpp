#include "domain/target.hpp"

#include "domain/names.hpp"

#include <algorithm>

namespace motcua {
namespace {

constexpr EnumNames<TargetKind, 2> kKinds{{"amount", "milestone"}};
constexpr EnumNames<Direction, 2> kDirections{{"higher", "lower"}};

constexpr std::size_t kMostDigits = 12;
constexpr std::size_t kDecimals = 4;
constexpr std::int64_t kScale = 10'000;

// GCC's and clang's 128-bit integer; the keyword only silences the pedantic warning about it.
__extension__ typedef __int128 Wide;

bool all_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_whole(std::string_view text)
{
    const bool needless_zero = text.size() > 1 && text.front() == '0';
    return !text.empty() && text.size() <= kMostDigits && !needless_zero && all_digits(text);
}

std::optional<std::int64_t> parse_amount(std::string_view text)
{
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string decimals;
    if (point != std::string_view::npos) decimals = text.substr(point + 1);
    const bool empty_decimals = point != std::string_view::npos && decimals.empty();
    if (!is_whole(whole) || empty_decimals || decimals.size() > kDecimals || !all_digits(decimals)) return std::nullopt;
    decimals.resize(kDecimals, '0');
    std::int64_t value = 0;
    for (const char c : std::string{whole} + decimals) value = value * 10 + (c - '0');
    return value;
}

std::string format_amount(std::int64_t value)
{
    std::string text = std::to_string(value / kScale);
    const std::string decimals = std::to_string(kScale + value % kScale).substr(1);
    const auto last = decimals.find_last_not_of('0');
    if (last != std::string::npos) text += "." + decimals.substr(0, last + 1);
    return text;
}

}  // namespace

std::string_view to_string(TargetKind kind)
{
    return kKinds.text(kind);
}

std::optional<TargetKind> target_kind_from(std::string_view text)
{
    return kKinds.value(text);
}

std::string_view to_string(Direction direction)
{
    return kDirections.text(direction);
}

std::optional<Direction> direction_from(std::string_view text)
{
    return kDirections.value(text);
}

std::string to_string(const TargetKey& key)
{
    return std::to_string(key.task) + "." + std::to_string(key.number);
}

std::optional<Measured> parse_measured(TargetKind kind, std::string_view text)
{
    if (kind == TargetKind::amount) return parse_amount(text);
    const auto date = parse_date(text);
    return date ? std::optional<Measured>{date->time_since_epoch().count()} : std::nullopt;
}

std::string format_measured(TargetKind kind, Measured value)
{
    if (kind == TargetKind::amount) return format_amount(value);
    return format_date(Date{std::chrono::days{value}});
}

std::optional<std::int64_t> percent_of_plan(const Target& target)
{
    constexpr std::int64_t kMost = 100'000'000;  // a million percent
    if (target.kind == TargetKind::milestone || !target.actual || target.plan == 0) return std::nullopt;
    const Wide hundredths = (Wide{20'000} * *target.actual + target.plan) / (Wide{2} * target.plan);
    if (hundredths > kMost) return std::nullopt;
    return static_cast<std::int64_t>(hundredths);
}

}  // namespace motcua
