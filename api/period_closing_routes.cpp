#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/closings_json.hpp"
#include "api/figures_query.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/reader.hpp"
#include "domain/closing.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

using storage::GroupBy;

constexpr std::size_t kMaxName = 16;
constexpr int kMostDays = 366;  // a year is the longest report

// Between two dates, the second of them the first day after the period.
std::optional<Period> period_between(Reader& reader)
{
    const Date from = reader.date("from");
    const Date to = reader.date("to");
    if (!reader.ok()) return std::nullopt;
    const std::int64_t days = (to - from).count();
    if (days < 1 || kMostDays < days) reader.fault(Reason::out_of_range, "to", {"1", std::to_string(kMostDays)});
    return Period{at_office(from, {}), at_office(to, {})};
}

std::optional<NamedPeriod> read_period(Reader& reader, int cutoff)
{
    const bool bounds = reader.given("from") || reader.given("to");
    const auto name = reader.optional_line("period", kMaxName);
    if (name && bounds) reader.fault(Reason::exactly_one, "period", {"period", "from"});
    if (!name && !bounds) reader.fault(Reason::missing_field, "period");
    if (!reader.ok()) return std::nullopt;
    const auto period = name ? named_period(*name, cutoff) : period_between(reader);
    if (name && !period) reader.fault(Reason::invalid_value, "period", {*name});
    return period ? std::optional{NamedPeriod{name.value_or(""), *period}} : std::nullopt;
}

std::optional<GroupBy> grouping_from(std::string_view text)
{
    const auto found = storage::group_by_from(text);
    if (!found) return std::nullopt;
    using enum GroupBy;
    const bool is_frozen =
        *found == none || *found == field || *found == unit || *found == procedure || *found == asked_agency;
    return is_frozen ? found : std::nullopt;
}

Outcome<storage::ClosedPeriod> readable_closing(Session& session, const Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto id = whole_number(call.param(0));
    auto closing = id ? storage::find_closing(session, call.actor(), *id) : std::nullopt;
    if (!closing) return refuse(Reason::unknown_closing, "", {call.param(0)});
    return *std::move(closing);
}

// What a question about a closing rests on.
Json known_json(Session& session, const Call& call, const storage::ClosedPeriod& closing)
{
    return {{"closing", closing_json(closing)},
            {"known_at", json_of(call.now)},
            {"journal_position", storage::journal_last(session)}};
}

}  // namespace

Outcome<Response> post_closing(Session& session, Call& call)
{
    const Actor actor = call.actor();
    if (auto may = check_may_close(actor); !may) return refuse(may.error());
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    const auto cutoff = static_cast<int>(reader.integer_or("cutoff", 1, kLastCutoff, 1));
    const auto period = read_period(reader, cutoff);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    if (auto over = check_over(period->period, call.now, period->name.empty() ? "/to" : "/period"); !over)
        return refuse(over.error());
    Services& services = call.services;
    const auto closing =
        storage::close_period(session, services.calendars, services.alarms,
                              {actor.agency, *period, cutoff, actor.account, actor.on_behalf_of, call.now});
    if (!closing) return refuse(closing.error());
    return json_response(201, closing_json(*closing))
        .with_header("Location", "/api/v1/closings/" + std::to_string(closing->id));
}

Outcome<Response> get_closings(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    const auto before = before_of(call);
    if (!before) return std::unexpected(before.error());
    auto page = storage::list_closings(session, call.actor(),
                                       {.agency = given(call, "agency"), .before = *before, .limit = *limit + 1});
    const bool more = std::cmp_greater(page.size(), *limit);
    if (more) page.pop_back();
    Json items = Json::array();
    for (const auto& closing : page) items.push_back(closing_json(closing));
    return json_response(
        200, {{"items", std::move(items)}, {"next", more ? Json(std::to_string(page.back().id)) : Json(nullptr)}});
}

Outcome<Response> get_closing(Session& session, Call& call)
{
    const auto closing = readable_closing(session, call);
    if (!closing) return std::unexpected(closing.error());
    const auto group_by = choice_of(call, "group_by", &grouping_from);
    if (!group_by) return std::unexpected(group_by.error());
    if (auto ready = refresh_facts(session, call.services); !ready) return std::unexpected(ready.error());
    const auto today = storage::cells_of_today(session, call.services.facts, closing->scope());
    Json json = known_json(session, call, *closing);
    json["items"] = cells_json(storage::CellDirectory{session}, storage::frozen_cells(session, closing->id), today,
                               group_by->value_or(GroupBy::none));
    json["next"] = nullptr;
    return json_response(200, json);
}

Outcome<Response> get_restatements(Session& session, Call& call)
{
    const auto closing = readable_closing(session, call);
    if (!closing) return std::unexpected(closing.error());
    const auto group_by = choice_of(call, "group_by", &grouping_from);
    if (!group_by) return std::unexpected(group_by.error());
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    Services& services = call.services;
    if (auto ready = refresh_facts(session, services); !ready) return std::unexpected(ready.error());
    const auto found =
        storage::restate(session, services.facts, services.calendars, services.alarms, *closing, *group_by);

    const storage::CellDirectory directory{session};
    Json json = known_json(session, call, *closing);
    json["same_basis"] = found.basis == closing->basis;
    Json& changes = json["changes"] = Json::array();
    for (const storage::Change& change : found.changes) changes.push_back(change_json(directory, change));
    // By code, behind the one the cursor names.
    const auto first = std::ranges::upper_bound(found.dossiers, given(call, "cursor").value_or(""), {},
                                                &storage::RestatedDossier::code);
    const std::int64_t shown = std::min<std::int64_t>(*limit, found.dossiers.end() - first);
    Json& items = json["items"] = Json::array();
    for (auto dossier = first; dossier != first + shown; ++dossier)
        items.push_back(restated_json(directory, *dossier, storage::journal_of(session, dossier->code)));
    json["next"] = first + shown == found.dossiers.end() ? Json(nullptr) : Json((first + shown - 1)->code);
    return json_response(200, json);
}

}  // namespace motcua::api
