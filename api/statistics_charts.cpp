#include "api/statistics_charts.hpp"

#include "api/words.hpp"

#include <algorithm>
#include <array>

namespace motcua::api {
namespace {

constexpr int kLeft = 42;
constexpr int kRight = 314;
constexpr int kTop = 12;
constexpr int kBottom = 130;

std::string quoted(const char* name, int value)
{
    return std::string{" "} + name + "=\"" + std::to_string(value) + "\"";
}

std::string text(int x, int y, const char* anchor, const std::string& words)
{
    return "<text" + quoted("x", x) + quoted("y", y) + " class=\"" + anchor + "\">" + words + "</text>";
}

int slot_width(std::size_t months)
{
    return (kRight - kLeft) / static_cast<int>(std::max<std::size_t>(months, 1));
}

int middle_of(std::size_t month, std::size_t months)
{
    return kLeft + slot_width(months) * static_cast<int>(month) + slot_width(months) / 2;
}

int height_of(std::int64_t value, std::int64_t most)
{
    return static_cast<int>(value * (kBottom - kTop) / most);
}

// A line across, with its value.
std::string level(int y, const std::string& words)
{
    return "<path class=\"grid\" d=\"M" + std::to_string(kLeft) + " " + std::to_string(y) + "H" +
           std::to_string(kRight) + "\"/>" + text(kLeft - 5, y + 4, "end", words);
}

// Months by number, and the year under its first month here.
std::string months_below(const Statistics& statistics)
{
    std::string out;
    std::string year_before;
    for (std::size_t i = 0; i < statistics.months.size(); ++i) {
        const std::string& name = statistics.months[i].name;
        const std::string year = name.substr(0, 4);
        const int x = middle_of(i, statistics.months.size());
        out += text(x, kBottom + 16, "mid", std::to_string(std::stoi(name.substr(5))));
        if (year != year_before) out += text(x, kBottom + 32, "mid", year);
        year_before = year;
    }
    return out;
}

// 1, 2 or 5 with zeros: the first that is at least as large, and can be halved.
std::int64_t round_top(std::int64_t most)
{
    for (std::int64_t unit = 10;; unit *= 10) {
        for (const std::int64_t times : {1, 2, 5}) {
            if (most <= unit * times) return unit * times;
        }
    }
}

using MonthCounts = std::array<std::optional<std::int64_t>, 3>;

MonthCounts counts_of(const OpenFigures& figures)
{
    return {figures.received.sum, figures.decided.sum, figures.late()};
}

}  // namespace

std::string rate_chart(const Statistics& statistics)
{
    std::string out = level(kTop, "100%") + level((kTop + kBottom) / 2, "50%") + level(kBottom, "0%");
    std::string line;
    std::string points;
    bool goes_on = false;
    for (std::size_t i = 0; i < statistics.months.size(); ++i) {
        const auto tenths = statistics.about.months[i].on_time_tenths();
        if (tenths) {
            const int x = middle_of(i, statistics.months.size());
            const int y = kBottom - height_of(*tenths, 1000);
            line += (goes_on ? "L" : "M") + std::to_string(x) + " " + std::to_string(y);
            points += "<circle" + quoted("cx", x) + quoted("cy", y) + " r=\"3\"/>";
        }
        goes_on = tenths.has_value();
    }
    return out + "<path class=\"line\" d=\"" + line + "\"/>" + points + months_below(statistics);
}

std::string count_chart(const Statistics& statistics, Language language)
{
    std::int64_t most = 0;
    for (const OpenFigures& month : statistics.about.months) {
        for (const auto& count : counts_of(month)) most = std::max(most, count.value_or(0));
    }
    const std::int64_t top = round_top(most);
    std::string out = level(kTop, number_words(top, language)) +
                      level((kTop + kBottom) / 2, number_words(top / 2, language)) + level(kBottom, "0");
    constexpr std::array kKinds{"received", "decided", "late"};
    const int width = std::min(slot_width(statistics.months.size()) * 3 / 11, 14);
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        std::string bars;
        for (std::size_t i = 0; i < statistics.months.size(); ++i) {
            const int height = height_of(counts_of(statistics.about.months[i])[kind].value_or(0), top);
            if (height == 0) continue;
            const int x = middle_of(i, statistics.months.size()) + width * (static_cast<int>(kind) * 2 - 3) / 2;
            bars += "M" + std::to_string(x) + " " + std::to_string(kBottom) + "v-" + std::to_string(height) + "h" +
                    std::to_string(width) + "V" + std::to_string(kBottom) + "z";
        }
        out += std::string{"<path class=\""} + kKinds[kind] + "\" d=\"" + bars + "\"/>";
    }
    return out + months_below(statistics);
}

}  // namespace motcua::api
