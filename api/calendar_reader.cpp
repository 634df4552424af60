#include "api/calendar_reader.hpp"

#include <string>

namespace motcua::api {
namespace {

// More than any office has, and few enough that a calendar is cheap to read, whoever sends it.
constexpr std::size_t kMostSegments = 24;
constexpr std::size_t kMostHours = 200;
constexpr std::size_t kMostDays = 4000;
constexpr std::size_t kLongestName = 200;

// Segments after one that cannot be read are not compared with it.
std::vector<Segment> read_segments(Reader& reader, const char* name)
{
    std::vector<Segment> segments;
    const auto texts = reader.text_list(name, kMostSegments, 64);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (const auto segment = parse_segment(texts[i])) {
            segments.push_back(*segment);
        } else {
            reader.item_fault(Reason::invalid_value, name, i, {texts[i]});
        }
    }
    if (segments.size() != texts.size()) return {};
    if (auto checked = check_segments(segments, ""); !checked) reader.fault(name, std::move(checked).error());
    return segments;
}

}  // namespace

Week read_week(Reader& reader, const char* name)
{
    Week week;
    std::array<bool, 7> named{};
    for (Reader& item : reader.objects(name, week.size())) {
        const auto weekday = static_cast<std::size_t>(item.integer("weekday", 1, 7) - 1);
        if (named[weekday]) item.fault(Reason::duplicate, "weekday", {std::to_string(weekday + 1)});
        named[weekday] = true;
        week[weekday] = read_segments(item, "segments");
        item.finish();
    }
    return week;
}

std::vector<WeeklyHours> read_hours(Reader& reader, const char* name)
{
    std::vector<WeeklyHours> hours;
    for (Reader& item : reader.objects(name, kMostHours)) {
        const Date from = item.date("valid_from");
        const auto to = item.optional_date("valid_to");
        hours.push_back({{from, to}, read_week(item, "week")});
        item.finish();
    }
    return hours;
}

std::vector<SpecialDay> read_special_days(Reader& reader, const char* name)
{
    std::vector<SpecialDay> days;
    for (Reader& item : reader.objects(name, kMostDays)) {
        days.push_back({.date = item.date("date"),
                        .type = item.choice("type", day_type_from),
                        .name = item.optional_line("name", kLongestName).value_or(""),
                        .segments = read_segments(item, "segments")});
        item.finish();
    }
    return days;
}

}  // namespace motcua::api
