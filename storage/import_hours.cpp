#include "storage/calendar_version.hpp"
#include "storage/import_rows.hpp"

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

std::map<Key, Hours> stored_hours(Session& session)
{
    std::map<Key, Hours> stored;
    session.each<std::string, Date, std::optional<Date>, std::int64_t, std::int64_t, std::int64_t>(
        "SELECT unit_code, valid_from, valid_to, weekday, start_minute, end_minute FROM working_hours", {},
        [&](auto&& row) {
            auto& [unit, from, to, weekday, start, end] = row;
            Hours hours{unit, {from, to}, static_cast<int>(weekday), static_cast<int>(start), static_cast<int>(end)};
            stored.emplace(key_of(hours), std::move(hours));
        });
    return stored;
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

// Sessions of one weekday in one period may not overlap; neither may two periods that have hours for that weekday.
BadRow clash(std::size_t number, const Hours& hours, const Hours& other)
{
    if (hours.validity != other.validity) {
        return {number, "valid_from",
                "overlaps the hours of the same weekday that are in force " + spoken(other.validity)};
    }
    if (hours.start < other.end && other.start < hours.end) {
        return {number, "start", "overlaps another session of the same weekday"};
    }
    return {};
}

void report_overlaps(const Lines& lines, const std::map<Key, Hours>& stored, std::vector<BadRow>& bad)
{
    std::set<std::pair<std::string, Date>> replaced;
    for (const auto& line : lines) replaced.insert(set_of(line.value));
    std::map<std::pair<std::string, int>, std::vector<Hours>> earlier;
    for (const auto& [key, hours] : stored) {
        if (!replaced.contains(set_of(hours))) earlier[{hours.unit_code, hours.weekday}].push_back(hours);
    }
    for (const auto& [number, hours, good] : lines) {
        if (!good) continue;
        auto& others = earlier[{hours.unit_code, hours.weekday}];
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

void write(Session& session, const Hours& hours)
{
    session.execute(
        R"(INSERT INTO working_hours (unit_code, valid_from, valid_to, weekday, start_minute, end_minute)
           VALUES (:unit_code, :valid_from, :valid_to, :weekday, :start, :end)
           ON CONFLICT (unit_code, valid_from, weekday, start_minute) DO UPDATE SET
               valid_to = excluded.valid_to, end_minute = excluded.end_minute)",
        {{"unit_code", hours.unit_code},
         {"valid_from", hours.validity.from},
         {"valid_to", hours.validity.to},
         {"weekday", hours.weekday},
         {"start", hours.start},
         {"end", hours.end}});
}

void remove(Session& session, const Hours& hours)
{
    session.execute(
        R"(DELETE FROM working_hours WHERE unit_code = :unit_code AND valid_from = :valid_from AND weekday = :weekday
             AND start_minute = :start)",
        {{"unit_code", hours.unit_code},
         {"valid_from", hours.validity.from},
         {"weekday", hours.weekday},
         {"start", hours.start}});
}

}  // namespace

ImportReport import_hours(Session& session, std::string_view text)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_hours);
    report_unknown_units(session, lines, report.bad);
    const auto stored = stored_hours(session);
    report_overlaps(lines, stored, report.bad);
    if (!report.ok()) return report;
    remove_others(lines, stored, &key_of, &set_of, report, [&](const Hours& hours) { remove(session, hours); });
    save(lines, stored, &key_of, report, [&](const Hours& hours) { write(session, hours); });
    if (report.added + report.changed > 0) raise_calendar_version(session);
    return report;
}

}  // namespace motcua::storage
