#include "storage/calendar_version.hpp"
#include "storage/import_edition.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 6> kColumns{"unit_code", "valid_from", "valid_to", "weekday", "start", "end"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};

struct Hours {
    std::string unit_code = {};
    Validity validity = {};
    int weekday = 1;
    int start = 0;
    int end = 0;

    bool operator==(const Hours&) const = default;
};

using Key = std::tuple<std::string, Date, int, int>;

Key key_of(const Hours& hours)
{
    return {hours.unit_code, hours.validity.from, hours.weekday, hours.start};
}

// The rows of one unit that come into force together are one set.
std::pair<std::string, Date> set_of(const Hours& hours)
{
    return {hours.unit_code, hours.validity.from};
}

Hours read_hours(Fields& fields)
{
    Hours hours{.unit_code = fields.unit_code("unit_code"),
                .validity = fields.validity(),
                .weekday = static_cast<int>(fields.required_whole("weekday", 1, 7)),
                .start = fields.time_of_day("start"),
                .end = fields.time_of_day("end")};
    if (fields.ok() && hours.start >= hours.end) fields.report("end", "it ends before it starts");
    return hours;
}

// Every segment of every set in force.
std::map<Key, Hours> rows_of(const CalendarBook& book)
{
    std::map<Key, Hours> rows;
    for (const auto& [unit, sets] : book.hours()) {
        for (const auto& [from, set] : sets) {
            for (int weekday = 1; weekday <= 7; ++weekday) {
                for (const Segment& segment : set.week[static_cast<std::size_t>(weekday - 1)]) {
                    const Hours hours{unit, set.validity, weekday, segment.from, segment.to};
                    rows.emplace(key_of(hours), hours);
                }
            }
        }
    }
    return rows;
}

using Lines = std::vector<Line<Hours>>;

void report_unknown_units(Session& session, Lines& lines, std::vector<BadRow>& bad)
{
    std::set<std::string> known;
    session.each<std::string>("SELECT code FROM unit", {},
                              [&](auto&& row) { known.insert(std::get<0>(std::move(row))); });
    for (auto& line : lines) {
        if (!line.good || known.contains(line.value.unit_code)) continue;
        bad.push_back({line.number, "unit_code", "there is no unit " + line.value.unit_code});
        line.good = false;
    }
}

// The rows of one set are in force together; two sets of a unit are never in force at the same time, and sessions of
// one weekday do not overlap.
BadRow clash(std::size_t number, const Hours& hours, const Hours& other)
{
    if (set_of(hours) == set_of(other) && hours.validity != other.validity)
        return {number, "valid_to", "the hours that begin with it are in force " + spoken(other.validity)};
    if (hours.validity != other.validity)
        return {number, "valid_from", "overlaps the hours that are in force " + spoken(other.validity)};
    if (hours.weekday == other.weekday && hours.start < other.end && other.start < hours.end)
        return {number, "start", "overlaps another session of the same weekday"};
    return {};
}

void report_overlaps(const Lines& lines, const std::map<Key, Hours>& stored, std::vector<BadRow>& bad)
{
    std::set<std::pair<std::string, Date>> replaced;
    for (const auto& line : lines) replaced.insert(set_of(line.value));
    std::map<std::string, std::vector<Hours>> earlier;
    for (const auto& [key, hours] : stored) {
        if (!replaced.contains(set_of(hours))) earlier[hours.unit_code].push_back(hours);
    }
    for (const auto& [number, hours, good] : lines) {
        if (!good) continue;
        auto& others = earlier[hours.unit_code];
        for (const Hours& other : others) {
            if (!overlap(hours.validity, other.validity)) continue;
            const BadRow problem = clash(number, hours, other);
            if (problem.message.empty()) continue;
            bad.push_back(problem);
            break;
        }
        others.push_back(hours);
    }
}

Edition edition_of(Lines lines)
{
    std::ranges::sort(lines, {}, [](const Line<Hours>& line) { return key_of(line.value); });
    Edition edition{.reason = "motcua import hours"};
    for (const auto& [number, row, good] : lines) {
        if (edition.hours.empty() || edition.hours.back().unit != row.unit_code ||
            edition.hours.back().hours.validity.from != row.validity.from) {
            edition.hours.push_back({row.unit_code, {row.validity, {}}});
        }
        auto& segments = edition.hours.back().hours.week[static_cast<std::size_t>(row.weekday - 1)];
        segments.push_back({row.start, row.end});
    }
    return edition;
}

}  // namespace

ImportReport import_hours(Session& session, std::string_view text, Instant now)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_hours);
    lock_calendar_version(session);
    report_unknown_units(session, lines, report.bad);
    const CalendarState state = calendars_in_force(session);
    const auto stored = rows_of(state.book);
    report_overlaps(lines, stored, report.bad);
    if (!report.ok()) return report;
    remove_others(lines, stored, &key_of, &set_of, report, [](const Hours&) {});
    save(lines, stored, &key_of, report, [](const Hours&) {});
    if (report.added + report.changed > 0) publish_unless_moving(session, state, edition_of(lines), report, now);
    return report;
}

}  // namespace motcua::storage
