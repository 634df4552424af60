#include "api/body.hpp"
#include "api/deadline_answer.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/tries.hpp"
#include "storage/catalogue.hpp"

#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <memory>

namespace motcua::api {
namespace {

// Larger than every calendar an office could have.
constexpr std::size_t kLargestCase = 256 * 1024;

// An answer is made on the thread that serves everybody, at a cost of its dates times its waits: ten years and twenty
// waits, which no dossier has.
constexpr std::size_t kMostPublicWaits = 20;
constexpr std::chrono::days kLongestDerivation{3'700};

Outcome<DeadlineCase> read_case(const Call& call)
{
    if (call.request.body.size() > kLargestCase) return refuse(Reason::body_too_large);
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    auto asked = read_deadline_case(*json, {.units = true, .unit_hour_rule = call.services.hour_rule});
    if (asked && asked->terms.waits.size() > kMostPublicWaits)
        return refuse(Reason::out_of_range, "/waits", {"0", std::to_string(kMostPublicWaits)});
    return asked;
}

// The derivation tells every date from the receipt to the deadline and the end of the last wait; what else is wrong is
// found when the answer is made.
Outcome<void> check_dates(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    const auto due = due_at(calendar, terms);
    if (!due || !*due) return {};
    const Date first = office_date(terms.received_at);
    const Date last = first + kLongestDerivation - std::chrono::days{1};
    const auto too_far = [&](std::string pointer) {
        return refuse(Reason::out_of_range, std::move(pointer), {format_date(first), format_date(last)});
    };
    for (std::size_t i = 0; i < terms.waits.size(); ++i) {
        const Wait& wait = terms.waits[i];
        if (office_date(wait.to.value_or(wait.from)) > last)
            return too_far("/waits/" + std::to_string(i) + (wait.to ? "/to" : "/from"));
    }
    if (due_date(**due) > last) return too_far("/limit");
    return {};
}

using Calendar = std::shared_ptr<const WorkingCalendar>;

Outcome<Calendar> calendar_of_unit(Session& session, Call& call, const std::string& unit)
{
    if (!storage::find_unit_place(session, unit)) return refuse(Reason::unknown_unit, "/unit", {unit});
    return call.services.calendars.of(session, unit);
}

Outcome<Response> answer(const Call& call, const WorkingCalendar& calendar, const DeadlineCase& asked)
{
    const auto form = choice_of<Form>(call, "form", form_from);
    if (!form) return std::unexpected(form.error());
    if (const auto checked = check_dates(calendar, asked.terms); !checked) return std::unexpected(checked.error());
    const auto json = deadline_answer(calendar, asked, form->value_or(Form::compact), call.language);
    if (!json) return std::unexpected(json.error());
    return json_response(200, *json).with_header("Content-Language", tag_of(call.language));
}

}  // namespace

boost::asio::awaitable<Outcome<Response>> compute_deadline(Call& call)
{
    const auto allowed =
        take_tries({{call.services.limits.deadline_address, address_key(call.request.remote_address)}}, call.now);
    if (!allowed) co_return std::unexpected(allowed.error());
    const auto asked = read_case(call);
    if (!asked) co_return std::unexpected(asked.error());
    if (asked->unit.empty()) {
        const auto own = make_calendar(asked->calendar);
        if (!own) co_return std::unexpected(own.error());
        co_return answer(call, *own, *asked);
    }
    const auto published = co_await call.services.database.read(
        [&](Session& session) { return calendar_of_unit(session, call, asked->unit); });
    if (!published) co_return std::unexpected(published.error());
    co_return answer(call, **published, *asked);
}

}  // namespace motcua::api
