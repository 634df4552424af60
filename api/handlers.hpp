#pragma once

#include "api/call.hpp"
#include "domain/access.hpp"

#include <boost/asio/awaitable.hpp>

// Every handler of the table in api/routes.cpp, by resource. Each answers with its resource or a Problem; the rules it
// keeps are in domain/, the rows in storage/.

namespace motcua::api {

using storage::Session;

// api/session_routes.cpp
boost::asio::awaitable<Outcome<Response>> log_in(Call& call);
Outcome<Response> who_am_i(Session& session, Call& call);
Outcome<Response> log_out(Session& session, Call& call);

// api/deputy_routes.cpp
Outcome<Response> post_deputy(Session& session, Call& call);
Outcome<Response> get_deputies(Session& session, Call& call);
Outcome<Response> revoke_deputy(Session& session, Call& call);

// api/catalogue_routes.cpp
Outcome<Response> get_units(Session& session, Call& call);
Outcome<Response> get_procedures(Session& session, Call& call);
Outcome<Response> get_procedure(Session& session, Call& call);

// api/calendar_routes.cpp
Outcome<Response> post_calendar(Session& session, Call& call);
Outcome<Response> get_calendars(Session& session, Call& call);
Outcome<Response> get_calendar(Session& session, Call& call);
Outcome<Response> preview_calendar(Session& session, Call& call);
Outcome<Response> publish_calendar(Session& session, Call& call);
Outcome<Response> discard_calendar(Session& session, Call& call);
Outcome<Response> get_unit_calendar(Session& session, Call& call);

// api/receive_route.cpp
Outcome<Response> post_dossier(Session& session, Call& call);

// api/filing_routes.cpp
Outcome<Response> post_filing(Session& session, Call& call);
Outcome<Response> post_guidance(Session& session, Call& call);
Outcome<Response> post_refusal(Session& session, Call& call);

// api/visit_route.cpp
Outcome<Response> post_visit(Session& session, Call& call);

// api/command_routes.cpp
Outcome<Response> command_dossier(Session& session, Call& call, Action action);
template <Action action>
Outcome<Response> command(Session& session, Call& call)
{
    return command_dossier(session, call, action);
}

// api/child_routes.cpp
Outcome<Response> post_child(Session& session, Call& call);

// api/dossier_routes.cpp
Outcome<Response> get_dossiers(Session& session, Call& call);
Outcome<Response> get_dossier(Session& session, Call& call);
Outcome<Response> get_journal(Session& session, Call& call);

// api/custody_route.cpp
Outcome<Response> get_custody(Session& session, Call& call);

// api/dossier_deadline_route.cpp
Outcome<Response> get_deadline(Session& session, Call& call);

// api/handoff_routes.cpp
Outcome<Response> post_handoff(Session& session, Call& call);
Outcome<Response> get_handoffs(Session& session, Call& call);
Outcome<Response> get_handoff(Session& session, Call& call);

// api/closing_routes.cpp
Outcome<Response> accept_handoff(Session& session, Call& call);
Outcome<Response> decline_handoff(Session& session, Call& call);
Outcome<Response> recall_handoff(Session& session, Call& call);

// api/late_routes.cpp
Outcome<Response> get_late(Session& session, Call& call);

// api/alarm_routes.cpp
Outcome<Response> get_alarms(Session& session, Call& call);

// api/notice_routes.cpp
Outcome<Response> get_notices(Session& session, Call& call);
Outcome<Response> replay_notice(Session& session, Call& call);

// api/indicator_routes.cpp
Outcome<Response> get_indicators(Session& session, Call& call);
Outcome<Response> get_indicator_definitions(Session& session, Call& call);

// api/period_closing_routes.cpp
Outcome<Response> post_closing(Session& session, Call& call);
Outcome<Response> get_closings(Session& session, Call& call);
Outcome<Response> get_closing(Session& session, Call& call);
Outcome<Response> get_restatements(Session& session, Call& call);

// api/forms
Outcome<Response> get_form_06a(Session& session, Call& call);
Outcome<Response> get_progress_report(Session& session, Call& call);
Outcome<Response> get_decided_late(Session& session, Call& call);
Outcome<Response> get_overdue(Session& session, Call& call);
Outcome<Response> get_register(Session& session, Call& call);
Outcome<Response> get_nine_indices(Session& session, Call& call);
Outcome<Response> get_scored_dossiers(Session& session, Call& call);

// api/scoreboard_routes.cpp
Outcome<Response> get_scoreboard(Session& session, Call& call);
Outcome<Response> get_unit_targets(Session& session, Call& call);
Outcome<Response> post_target_report(Session& session, Call& call);
Outcome<Response> post_target_withdrawal(Session& session, Call& call);

// api/step_routes.cpp
Outcome<Response> get_step_analysis(Session& session, Call& call);

// api/warning_routes.cpp
Outcome<Response> get_warnings(Session& session, Call& call);

// api/calculator_route.cpp
boost::asio::awaitable<Outcome<Response>> compute_deadline(Call& call);

// api/public_routes.cpp
Outcome<Response> get_public_dossier(Session& session, Call& call);
Outcome<Response> get_home_page(Call& call);
Outcome<Response> post_home_page(Session& session, Call& call);
Outcome<Response> get_dossier_page(Session& session, Call& call);
Outcome<Response> get_token_page(Session& session, Call& call);

// api/statistics_routes.cpp
boost::asio::awaitable<Outcome<Response>> get_statistics_page(Call& call);
boost::asio::awaitable<Outcome<Response>> get_statistics_csv(Call& call);

// api/operation_routes.cpp
Outcome<Response> get_openapi(Call& call);
Outcome<Response> get_healthz(Call& call);
boost::asio::awaitable<Outcome<Response>> get_readyz(Call& call);
Outcome<Response> get_metrics(Call& call);

}  // namespace motcua::api
