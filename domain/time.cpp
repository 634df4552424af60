#include "domain/time.hpp"

namespace motcua {
namespace {

using namespace std::chrono;

// Reads fixed-width decimal fields from the front of a text.
class DigitReader {
public:
    explicit DigitReader(std::string_view text) : rest_(text) {}

    int digits(std::size_t width)
    {
        int value = 0;
        if (rest_.size() < width) {
            failed_ = true;
            return 0;
        }
        for (const char c : rest_.substr(0, width)) {
            if (c < '0' || c > '9') {
                failed_ = true;
                return 0;
            }
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(width);
        return value;
    }

    void one_of(std::string_view characters)
    {
        if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) {
            failed_ = true;
            return;
        }
        rest_.remove_prefix(1);
    }

    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool complete() const { return !failed_ && rest_.empty(); }

    bool failed() const { return failed_; }

private:
    std::string_view rest_;
    bool failed_ = false;
};

std::optional<Date> read_date(DigitReader& in)
{
    const int y = in.digits(4);
    in.one_of("-");
    const int m = in.digits(2);
    in.one_of("-");
    const int d = in.digits(2);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (in.failed() || !date.ok() || y < 1900 || y > 2199) return std::nullopt;
    return sys_days{date};
}

milliseconds read_fraction(DigitReader& in)
{
    if (in.peek() != '.') return milliseconds{0};
    in.one_of(".");
    int value = in.digits(1);
    int width = 1;
    while (in.peek() >= '0' && in.peek() <= '9' && width < 9) {
        const int next = in.digits(1);
        if (width < 3) value = value * 10 + next;
        ++width;
    }
    for (int i = width; i < 3; ++i) value *= 10;
    return milliseconds{value};
}

// The offset from UTC, or nothing when it is not one.
std::optional<minutes> read_offset(DigitReader& in)
{
    if (in.peek() == 'Z' || in.peek() == 'z') {
        in.one_of("Zz");
        return minutes{0};
    }
    const bool west = in.peek() == '-';
    in.one_of("+-");
    const int h = in.digits(2);
    in.one_of(":");
    const int m = in.digits(2);
    if (in.failed() || h > 23 || m > 59) return std::nullopt;
    const minutes offset = hours{h} + minutes{m};
    return west ? -offset : offset;
}

// Appends `value` in at least `width` decimal digits.
void append_digits(std::string& out, std::int64_t value, std::size_t width)
{
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

}  // namespace

std::string format_instant(Instant t)
{
    const hh_mm_ss time{office_time_of_day(t)};
    std::string out = format_date(office_date(t));
    out += 'T';
    append_digits(out, time.hours().count(), 2);
    out += ':';
    append_digits(out, time.minutes().count(), 2);
    out += ':';
    append_digits(out, time.seconds().count(), 2);
    if (time.subseconds().count() != 0) {
        out += '.';
        append_digits(out, time.subseconds().count(), 3);
    }
    return out + "+07:00";
}

std::string format_date(Date date)
{
    const year_month_day ymd{date};
    std::string out;
    append_digits(out, static_cast<int>(ymd.year()), 4);
    out += '-';
    append_digits(out, static_cast<unsigned>(ymd.month()), 2);
    out += '-';
    append_digits(out, static_cast<unsigned>(ymd.day()), 2);
    return out;
}

std::optional<Instant> parse_instant(std::string_view text)
{
    DigitReader in{text};
    const auto date = read_date(in);
    in.one_of("Tt");
    const int h = in.digits(2);
    in.one_of(":");
    const int m = in.digits(2);
    in.one_of(":");
    const int s = in.digits(2);
    const milliseconds fraction = read_fraction(in);
    const auto offset = read_offset(in);
    if (!date || !offset || !in.complete() || h > 23 || m > 59 || s > 59) return std::nullopt;
    return Instant{date->time_since_epoch()} + hours{h} + minutes{m} + seconds{s} + fraction - *offset;
}

std::optional<Date> parse_date(std::string_view text)
{
    DigitReader in{text};
    const auto date = read_date(in);
    return in.complete() ? date : std::nullopt;
}

std::optional<int> parse_time_of_day(std::string_view text)
{
    DigitReader in{text};
    const int h = in.digits(2);
    in.one_of(":");
    const int m = in.digits(2);
    if (!in.complete() || m > 59 || h * 60 + m > 24 * 60) return std::nullopt;
    return h * 60 + m;
}

int iso_weekday(Date date)
{
    return static_cast<int>(weekday{date}.iso_encoding());
}

}  // namespace motcua
