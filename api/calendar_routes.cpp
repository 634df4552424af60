#include "api/body.hpp"
#include "api/calendar_document.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "domain/explanation.hpp"
#include "storage/calendars.hpp"
#include "storage/catalogue.hpp"
#include "storage/provisional.hpp"

namespace motcua::api {
namespace {

using storage::EditionRecord;

Outcome<EditionRecord> edition_of(Session& session, const Call& call)
{
    const auto id = whole_number(call.param(0));
    auto record = id ? storage::find_edition(session, *id) : std::nullopt;
    if (!record) return refuse(Reason::unknown_edition, "", {call.param(0)});
    return *std::move(record);
}

// An edition the caller may change. What is not published is told of only to who may.
Outcome<EditionRecord> permitted_edition(Session& session, const Call& call)
{
    const Actor actor = call.actor();
    if (auto role = check_calendar_permission(actor, actor.agency_path); !role) return refuse(role.error());
    auto record = edition_of(session, call);
    if (!record) return record;
    const auto permitted = storage::check_calendar_editor(session, actor, record->unit);
    if (permitted) return record;
    return record->version ? refuse(permitted.error()) : refuse(Reason::unknown_edition, "", {call.param(0)});
}

Json provisional_json(Session& session, const Actor& reader)
{
    Json years = Json::array();
    for (const auto& [year, open] : storage::provisional_years(session, &reader))
        years.push_back({{"year", year}, {"open_dossiers", open}});
    return years;
}

// A range of dates of the table, at most a year; a month from today when it is not given.
Outcome<Validity> range_of(const Call& call)
{
    constexpr std::chrono::days kMonth{30};
    constexpr std::chrono::days kYear{366};
    const auto from = moment_of(call, "from");
    if (!from) return std::unexpected(from.error());
    const auto to = moment_of(call, "to");
    if (!to) return std::unexpected(to.error());
    const Date first = office_date(from->value_or(call.now));
    const Date last = *to ? office_date(**to) : first + kMonth;
    const auto outside = [](const char* name, Date least, Date most) {
        return refuse(Reason::out_of_range, name, {format_date(least), format_date(most)});
    };
    if (first < WorkingCalendar::first() || WorkingCalendar::last() < first)
        return outside("/from", WorkingCalendar::first(), WorkingCalendar::last());
    const Date most = std::min(first + kYear, WorkingCalendar::last());
    if (last < first || most < last) return outside("/to", first, most);
    return Validity{first, last};
}

// A past version, or the one in force when none is asked for.
Outcome<storage::Calendars::Calendar> calendar_of(Session& session, Call& call)
{
    const std::string& unit = call.param(0);
    const auto version = given(call, "version");
    if (!version) return call.services.calendars.of(session, unit);
    const auto wanted = whole_number(*version);
    const std::int64_t latest = storage::calendar_version(session);
    if (!wanted || *wanted < 1 || latest < *wanted)
        return refuse(Reason::out_of_range, "/version", {"1", std::to_string(latest)});
    return call.services.calendars.at(session, unit, *wanted);
}

Json date_json(const WorkingCalendar& calendar, Date date)
{
    const SpecialDay* special = calendar.special(date);
    const int year = static_cast<int>(std::chrono::year_month_day{date}.year());
    return {{"date", json_of(date)},
            {"kind", to_string(day_kind(calendar, date))},
            {"name", special == nullptr ? Json(nullptr) : Json(special->name)},
            {"segments", json_of(calendar.segments(date))},
            {"announced", calendar.announced(year)}};
}

}  // namespace

Outcome<Response> post_calendar(Session& session, Call& call)
{
    const auto body = parse_body(call.request);
    if (!body) return std::unexpected(body.error());
    Reader reader{*body};
    const Edition edition = read_edition(reader);
    if (!reader.ok()) return std::unexpected(reader.problem());
    if (auto permitted = storage::check_calendar_editor(session, call.actor(), edition.unit); !permitted)
        return refuse(permitted.error());
    if (auto faults = storage::check_draft(session, edition); !faults.empty())
        return std::unexpected(Problem{with_pointers_of(*body, std::move(faults))});
    const auto record = storage::insert_draft(session, edition, call.account.account, call.now);
    return json_response(201, edition_json(record, edition))
        .with_header("Location", "/api/v1/calendars/" + std::to_string(record.id));
}

Outcome<Response> get_calendars(Session& session, Call& call)
{
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    const auto before = before_of(call);
    if (!before) return std::unexpected(before.error());
    const Actor reader = call.actor();
    auto page = storage::list_editions(session, *before, *limit + 1, &reader);
    const bool more = std::cmp_greater(page.size(), *limit);
    if (more) page.pop_back();
    Json items = Json::array();
    for (const EditionRecord& record : page) items.push_back(edition_json(record));
    return json_response(200, {{"items", std::move(items)},
                               {"next", more ? Json(std::to_string(page.back().id)) : Json(nullptr)},
                               {"version", storage::calendar_version(session)},
                               {"announced_years", storage::announced_years(session)},
                               {"provisional_years", provisional_json(session, reader)}});
}

Outcome<Response> get_calendar(Session& session, Call& call)
{
    const auto record = edition_of(session, call);
    if (!record) return std::unexpected(record.error());
    if (!record->version && !storage::check_calendar_editor(session, call.actor(), record->unit))
        return refuse(Reason::unknown_edition, "", {call.param(0)});
    return json_response(200, edition_json(storage::shown_to(session, call.actor(), *record),
                                           storage::edition_content(session, *record)));
}

Outcome<Response> preview_calendar(Session& session, Call& call)
{
    const auto record = permitted_edition(session, call);
    if (!record) return std::unexpected(record.error());
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    const storage::MovementPage page{static_cast<std::size_t>(*limit), given(call, "after").value_or("")};
    const auto preview = storage::preview_edition(session, record->id, call.now, page);
    if (!preview) return std::unexpected(Problem{preview.error()});
    return json_response(200, preview_json(*record, *preview));
}

Outcome<Response> publish_calendar(Session& session, Call& call)
{
    const auto record = permitted_edition(session, call);
    if (!record) return std::unexpected(record.error());
    const auto published = storage::publish_edition(session, record->id, call.account.account, call.now);
    if (!published) return std::unexpected(Problem{published.error()});
    Json json = edition_json(published->edition, storage::edition_content(session, published->edition));
    json["already_published"] = !published->is_new;
    return json_response(200, json);
}

Outcome<Response> discard_calendar(Session& session, Call& call)
{
    const auto record = permitted_edition(session, call);
    if (!record) return std::unexpected(record.error());
    const auto discarded = storage::discard_edition(session, record->id, call.account.account, call.now);
    if (!discarded) return refuse(discarded.error());
    return json_response(200, edition_json(*discarded, storage::edition_content(session, *discarded)));
}

Outcome<Response> get_unit_calendar(Session& session, Call& call)
{
    if (!storage::find_unit(session, call.param(0))) return refuse(Reason::unknown_unit, "", {call.param(0)});
    const auto range = range_of(call);
    if (!range) return std::unexpected(range.error());
    const auto calendar = calendar_of(session, call);
    if (!calendar) return std::unexpected(calendar.error());
    Json items = Json::array();
    for (Date date = range->from; date <= *range->to; date += std::chrono::days{1})
        items.push_back(date_json(**calendar, date));
    return json_response(200,
                         {{"unit", call.param(0)}, {"version", (*calendar)->version()}, {"items", std::move(items)}});
}

}  // namespace motcua::api
