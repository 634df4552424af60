#include "api/figures_query.hpp"

#include "api/cases.hpp"
#include "api/query.hpp"
#include "storage/catalogue.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

using storage::FigureQuestion;
using storage::GroupBy;

constexpr int kMostDays = 3660;

Outcome<int> cutoff_of(const Call& call)
{
    const auto text = given(call, "cutoff");
    if (!text) return 1;
    const auto day = whole_number(*text);
    if (!day || *day < 1 || kLastCutoff < *day)
        return refuse(Reason::out_of_range, "/cutoff", {"1", std::to_string(kLastCutoff)});
    return static_cast<int>(*day);
}

// By its name, or by its bounds.
Outcome<Period> whole_of(const Call& call, int cutoff)
{
    if (const auto name = given(call, "period")) {
        if (given(call, "from") || given(call, "to")) return refuse(Reason::exactly_one, "/period", {"period", "from"});
        const auto period = named_period(*name, cutoff);
        if (!period) return refuse(Reason::invalid_value, "/period", {*name});
        return *period;
    }
    const auto bounds = given_period(call, kMostDays);
    if (!bounds) return std::unexpected(bounds.error());
    return Period{bounds->first, bounds->second};
}

// Now, or an earlier moment: what will be known is not known.
Outcome<Instant> as_of_in(const Call& call)
{
    const auto moment = moment_of(call, "as_of");
    if (!moment) return std::unexpected(moment.error());
    if (*moment && call.now < **moment) return refuse(Reason::in_the_future, "/as_of");
    return moment->value_or(call.now);
}

Outcome<storage::FigureFilter> filter_of(storage::Session& session, const Call& call)
{
    storage::FigureFilter filter{
        .unit = given(call, "unit"), .field = given(call, "field"), .procedure = given(call, "procedure")};
    const auto channel = choice_of(call, "channel", &channel_from);
    if (!channel) return std::unexpected(channel.error());
    const auto level = choice_of(call, "level", &level_from);
    if (!level) return std::unexpected(level.error());
    filter.channel = *channel;
    filter.level = *level;
    if (filter.unit && !storage::find_unit(session, *filter.unit))
        return refuse(Reason::unknown_unit, "/unit", {*filter.unit});
    return filter;
}

std::optional<GroupBy> grouping_from(std::string_view text)
{
    const auto found = storage::group_by_from(text);
    return found == GroupBy::none || found == GroupBy::asked_agency ? std::nullopt : found;
}

}  // namespace

Outcome<FigureQuestion> read_figure_question(storage::Session& session, const Call& call)
{
    const auto cutoff = cutoff_of(call);
    if (!cutoff) return std::unexpected(cutoff.error());
    const auto whole = whole_of(call, *cutoff);
    if (!whole) return std::unexpected(whole.error());
    const auto span = choice_of(call, "span", &span_from);
    if (!span) return std::unexpected(span.error());
    const auto group_by = choice_of(call, "group_by", &grouping_from);
    if (!group_by) return std::unexpected(group_by.error());
    const auto as_of = as_of_in(call);
    if (!as_of) return std::unexpected(as_of.error());
    auto filter = filter_of(session, call);
    if (!filter) return std::unexpected(filter.error());
    return FigureQuestion{.whole = *whole,
                          .span = *span,
                          .cutoff = *cutoff,
                          .group_by = group_by->value_or(GroupBy::none),
                          .filter = *std::move(filter),
                          .as_of = *as_of};
}

Outcome<void> refresh_facts(storage::Session& session, Services& services)
{
    if (services.facts.refresh(session, services.calendars, services.alarms)) return {};
    return refuse(Reason::figures_not_ready);
}

Outcome<storage::FigureCells> answer_figures(storage::Session& session,
                                             Call& call,
                                             const Actor& actor,
                                             const FigureQuestion& question)
{
    if (question.group_by == GroupBy::person)
        if (auto sees = check_sees_persons(actor.role, "/group_by"); !sees) return std::unexpected(sees.error());
    Services& services = call.services;
    if (auto ready = refresh_facts(session, services); !ready) return std::unexpected(ready.error());
    auto cells = storage::count_figures(session, services.facts, services.calendars, services.alarms, actor, question);
    if (!cells) return refuse(cells.error());
    return *std::move(cells);
}

}  // namespace motcua::api
