#include "domain/periods.hpp"

#include "domain/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace motcua {
namespace {

using namespace std::chrono;

constexpr EnumNames<Span, 6> kSpans{{"day", "week", "month", "quarter", "half_year", "year"}};

// Months counted from year 0: 12 · year + month - 1.
using MonthNumber = int;

MonthNumber number_of(year_month month)
{
    return 12 * static_cast<int>(month.year()) + static_cast<int>(static_cast<unsigned>(month.month())) - 1;
}

// The first date of a month that begins on `cutoff`.
Date first_date(MonthNumber month, int cutoff)
{
    if (cutoff > 1) --month;
    const year_month calendar_month{year{month / 12}, std::chrono::month{static_cast<unsigned>(month % 12) + 1}};
    return sys_days{calendar_month / day{static_cast<unsigned>(cutoff)}};
}

// The month that `date` is counted in.
MonthNumber month_of(Date date, int cutoff)
{
    const year_month_day civil{date};
    const MonthNumber month = number_of(civil.year() / civil.month());
    return cutoff > 1 && cutoff <= static_cast<int>(static_cast<unsigned>(civil.day())) ? month + 1 : month;
}

int months_in(Span span)
{
    switch (span) {
        case Span::quarter:
            return 3;
        case Span::half_year:
            return 6;
        case Span::year:
            return 12;
        default:
            return 1;
    }
}

std::string padded(int number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string month_name(Span span, MonthNumber first)
{
    const std::string name = padded(first / 12, 4);
    const int month = first % 12;
    switch (span) {
        case Span::quarter:
            return name + "-Q" + std::to_string(month / 3 + 1);
        case Span::half_year:
            return name + "-H" + std::to_string(month / 6 + 1);
        case Span::year:
            return name;
        default:
            return name + "-" + padded(month + 1, 2);
    }
}

Date monday_of(Date date)
{
    return date - days{iso_weekday(date) - 1};
}

// ISO 8601: a week belongs to the year its Thursday lies in.
std::string week_name(Date monday)
{
    const Date thursday = monday + days{3};
    const year_month_day civil{thursday};
    const Date new_year{civil.year() / January / 1};
    return padded(static_cast<int>(civil.year()), 4) + "-W" +
           padded(static_cast<int>((thursday - new_year).count() / 7) + 1, 2);
}

struct Dates {
    std::string name;
    Date from;
    Date to;
};

Dates dates_around(Date date, Span span, int cutoff)
{
    if (span == Span::day) return {format_date(date), date, date + days{1}};
    if (span == Span::week) return {week_name(monday_of(date)), monday_of(date), monday_of(date) + days{7}};
    const int length = months_in(span);
    const MonthNumber month = month_of(date, cutoff);
    const MonthNumber first = month - month % length;
    return {month_name(span, first), first_date(first, cutoff), first_date(first + length, cutoff)};
}

std::optional<int> number_in(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

// Some date of the period with this name, and its length.
std::optional<std::pair<Date, Span>> meant_by(std::string_view name, int cutoff)
{
    if (const auto date = parse_date(name)) return std::pair{*date, Span::day};
    const auto year_number = number_in(name.substr(0, 4));
    if (name.size() < 4 || !year_number || *year_number < 1900 || 2199 < *year_number) return std::nullopt;
    const MonthNumber january = 12 * *year_number;
    if (name.size() == 4) return std::pair{first_date(january, cutoff), Span::year};
    if (name.size() < 7 || name[4] != '-') return std::nullopt;
    const auto number = number_in(name.substr(name[5] >= '0' && name[5] <= '9' ? 5 : 6));
    if (!number || *number < 1) return std::nullopt;
    switch (name[5]) {
        case 'W':
            return std::pair{monday_of(sys_days{year{*year_number} / January / 4}) + days{7 * (*number - 1)},
                             Span::week};
        case 'Q':
            return std::pair{first_date(january + 3 * (*number - 1), cutoff), Span::quarter};
        case 'H':
            return std::pair{first_date(january + 6 * (*number - 1), cutoff), Span::half_year};
        default:
            return std::pair{first_date(january + *number - 1, cutoff), Span::month};
    }
}

}  // namespace

std::string_view to_string(Span span)
{
    return kSpans.text(span);
}

std::optional<Span> span_from(std::string_view text)
{
    return kSpans.value(text);
}

std::vector<NamedPeriod> periods_of(const Period& whole, Span span, int cutoff)
{
    std::vector<NamedPeriod> periods;
    for (Instant t = whole.from; t < whole.to;) {
        Dates dates = dates_around(office_date(t), span, cutoff);
        const Instant end = at_office(dates.to, {});
        periods.push_back({std::move(dates.name), {t, std::min(end, whole.to)}});
        t = end;
    }
    return periods;
}

std::optional<Period> named_period(std::string_view name, int cutoff)
{
    const auto meant = meant_by(name, cutoff);
    if (!meant) return std::nullopt;
    const Dates dates = dates_around(meant->first, meant->second, cutoff);
    if (dates.name != name) return std::nullopt;
    return Period{at_office(dates.from, {}), at_office(dates.to, {})};
}

}  // namespace motcua
