#include "storage/calendar_rows.hpp"

#include <stdexcept>
#include <utility>

namespace motcua::storage {
namespace {

constexpr const char* kDayColumns = "SELECT unit_code, date, day_type, name, segments FROM calendar_day ";
constexpr const char* kHoursColumns =
    "SELECT unit_code, valid_from, valid_to, monday, tuesday, wednesday, thursday, friday, saturday, sunday "
    "FROM calendar_hours ";

std::string text_of(const std::vector<Segment>& segments)
{
    std::string text;
    for (const Segment& segment : segments) text += (text.empty() ? "" : ",") + format_segment(segment);
    return text;
}

std::vector<Segment> segments_of(const std::string& text)
{
    std::vector<Segment> segments;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find(',', from), text.size());
        const auto segment = parse_segment(std::string_view{text}.substr(from, to - from));
        if (!segment) throw std::runtime_error("the stored calendar has a segment that is none: " + text);
        segments.push_back(*segment);
        from = to + 1;
    }
    return segments;
}

template <class Take>
void each_day(Session& session, const std::string& where, Params params, Take take)
{
    session.each<std::string, Date, std::string, std::string, std::string>(
        kDayColumns + where, std::move(params), [&](auto&& row) {
            auto& [unit, date, type, name, segments] = row;
            take(UnitDay{unit, {date, day_type_from(type).value(), std::move(name), segments_of(segments)}});
        });
}

template <class Take>
void each_hours(Session& session, const std::string& where, Params params, Take take)
{
    using Text = std::string;
    session.each<Text, Date, std::optional<Date>, Text, Text, Text, Text, Text, Text, Text>(
        kHoursColumns + where, std::move(params), [&](auto&& row) {
            auto& [unit, from, to, mon, tue, wed, thu, fri, sat, sun] = row;
            UnitHours hours{unit, {{from, to}, {}}};
            std::size_t weekday = 0;
            for (const Text* text : {&mon, &tue, &wed, &thu, &fri, &sat, &sun})
                hours.hours.week[weekday++] = segments_of(*text);
            take(std::move(hours));
        });
}

template <class Take>
void each_year(Session& session, const std::string& where, Params params, Take take)
{
    session.each<std::int64_t>("SELECT year FROM calendar_year " + where, std::move(params),
                               [&](auto&& row) { take(static_cast<int>(std::get<0>(row))); });
}

constexpr const char* kInVersion = "WHERE since <= :version AND (until IS NULL OR until > :version)";

CalendarBook read(Session& session, std::int64_t version, const std::string& of_units, const Params& more)
{
    CalendarBook book;
    Params params{{"version", version}};
    each_year(session, kInVersion, params, [&](int year) { book.announce(year); });
    params.insert(params.end(), more.begin(), more.end());
    each_day(session, kInVersion + of_units, params, [&](const UnitDay& day) { book.put(day); });
    each_hours(session, kInVersion + of_units, params, [&](const UnitHours& hours) { book.put(hours); });
    return book;
}

void insert_day(Session& session, std::int64_t edition_id, const UnitDay& row)
{
    session.execute(
        R"(INSERT INTO calendar_day (edition_id, unit_code, date, day_type, name, segments)
           VALUES (:edition, :unit, :date, :type, :name, :segments))",
        {{"edition", edition_id},
         {"unit", row.unit},
         {"date", row.day.date},
         {"type", to_string(row.day.type)},
         {"name", row.day.name},
         {"segments", text_of(row.day.segments)}});
}

void insert_hours(Session& session, std::int64_t edition_id, const UnitHours& row)
{
    const auto& week = row.hours.week;
    session.execute(
        R"(INSERT INTO calendar_hours (edition_id, unit_code, valid_from, valid_to, monday, tuesday, wednesday, thursday,
                                       friday, saturday, sunday)
           VALUES (:edition, :unit, :valid_from, :valid_to, :mon, :tue, :wed, :thu, :fri, :sat, :sun))",
        {{"edition", edition_id},
         {"unit", row.unit},
         {"valid_from", row.hours.validity.from},
         {"valid_to", row.hours.validity.to},
         {"mon", text_of(week[0])},
         {"tue", text_of(week[1])},
         {"wed", text_of(week[2])},
         {"thu", text_of(week[3])},
         {"fri", text_of(week[4])},
         {"sat", text_of(week[5])},
         {"sun", text_of(week[6])}});
}

}  // namespace

CalendarBook read_book(Session& session, std::int64_t version)
{
    return read(session, version, "", {});
}

CalendarBook read_book(Session& session, std::int64_t version, const std::string& path)
{
    return read(session, version, " AND (unit_code = '' OR CAST(:path AS TEXT) LIKE '%/' || unit_code || '/%')",
                {{"path", path}});
}

void insert_rows(Session& session, std::int64_t edition_id, const Edition& edition)
{
    for (const UnitDay& day : edition.days) insert_day(session, edition_id, day);
    for (const UnitHours& hours : edition.hours) insert_hours(session, edition_id, hours);
    for (const int year : edition.announced_years) {
        session.execute("INSERT INTO calendar_year (edition_id, year) VALUES (:edition, :year) ON CONFLICT DO NOTHING",
                        {{"edition", edition_id}, {"year", year}});
    }
}

void read_rows(Session& session, std::int64_t edition_id, Edition& edition)
{
    const Params params{{"edition", edition_id}};
    const std::string where = "WHERE edition_id = :edition ORDER BY ";
    each_year(session, where + "year", params, [&](int year) { edition.announced_years.push_back(year); });
    each_day(session, where + "unit_code, date", params,
             [&](UnitDay&& day) { edition.days.push_back(std::move(day)); });
    each_hours(session, where + "unit_code, valid_from", params,
               [&](UnitHours&& hours) { edition.hours.push_back(std::move(hours)); });
}

void put_in_force(Session& session, std::int64_t edition_id, std::int64_t version)
{
    struct Table {
        const char* name;
        const char* same_key;
    };
    for (const Table& table : {Table{"calendar_day", "n.unit_code = o.unit_code AND n.date = o.date"},
                               Table{"calendar_hours", "n.unit_code = o.unit_code AND n.valid_from = o.valid_from"},
                               Table{"calendar_year", "n.year = o.year"}}) {
        const std::string name = table.name;
        session.execute("UPDATE " + name + " AS o SET until = :version WHERE o.since IS NOT NULL AND o.until IS NULL " +
                            "AND EXISTS (SELECT 1 FROM " + name + " n WHERE n.edition_id = :edition AND " +
                            table.same_key + ")",
                        {{"version", version}, {"edition", edition_id}});
        session.execute("UPDATE " + name + " SET since = :version WHERE edition_id = :edition",
                        {{"version", version}, {"edition", edition_id}});
    }
}

}  // namespace motcua::storage
