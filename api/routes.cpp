#include "api/routes.hpp"

#include "api/handlers.hpp"

#include <array>

namespace motcua::api {
namespace {

using enum Auth;
using enum storage::Access;

constexpr std::array kRoutes{
    Route{"POST", "/api/v1/session", open, write, &log_in},
    Route{"GET", "/api/v1/session", signed_in, single, &who_am_i},
    Route{"DELETE", "/api/v1/session", signed_in, write, &log_out},

    Route{"POST", "/api/v1/deputies", signed_in, write, &post_deputy},
    Route{"GET", "/api/v1/deputies", signed_in, read, &get_deputies},
    Route{"POST", "/api/v1/deputies/{id}/revoke", signed_in, write, &revoke_deputy},

    Route{"GET", "/api/v1/units", signed_in, single, &get_units},
    Route{"GET", "/api/v1/procedures", signed_in, single, &get_procedures},
    Route{"GET", "/api/v1/procedures/{code}", signed_in, read, &get_procedure},

    Route{"POST", "/api/v1/calendars", signed_in, write, &post_calendar},
    Route{"GET", "/api/v1/calendars", signed_in, read, &get_calendars},
    Route{"GET", "/api/v1/calendars/{id}", signed_in, read, &get_calendar},
    Route{"GET", "/api/v1/calendars/{id}/preview", signed_in, read, &preview_calendar},
    Route{"POST", "/api/v1/calendars/{id}/publish", signed_in, write, &publish_calendar},
    Route{"POST", "/api/v1/calendars/{id}/discard", signed_in, write, &discard_calendar},
    Route{"GET", "/api/v1/units/{code}/calendar", signed_in, read, &get_unit_calendar},

    Route{"POST", "/api/v1/dossiers", signed_in, write, &post_dossier},
    Route{"POST", "/api/v1/visits", signed_in, write, &post_visit},
    Route{"POST", "/api/v1/filings", signed_in, write, &post_filing},
    Route{"POST", "/api/v1/guidances", signed_in, write, &post_guidance},
    Route{"POST", "/api/v1/refusals", signed_in, write, &post_refusal},
    Route{"GET", "/api/v1/dossiers", signed_in, read, &get_dossiers},
    Route{"GET", "/api/v1/dossiers/{code}", signed_in, single, &get_dossier},
    Route{"GET", "/api/v1/dossiers/{code}/journal", signed_in, read, &get_journal},
    Route{"GET", "/api/v1/dossiers/{code}/custody", signed_in, read, &get_custody},
    Route{"GET", "/api/v1/dossiers/{code}/deadline", signed_in, read, &get_deadline},
    Route{"POST", "/api/v1/dossiers/{code}/file", signed_in, write, &command<Action::file>},
    Route{"POST", "/api/v1/dossiers/{code}/receive", signed_in, write, &command<Action::receive>},
    Route{"POST", "/api/v1/dossiers/{code}/guide", signed_in, write, &command<Action::guide>},
    Route{"POST", "/api/v1/dossiers/{code}/refuse", signed_in, write, &command<Action::refuse>},
    Route{"POST", "/api/v1/dossiers/{code}/assign", signed_in, write, &command<Action::assign>},
    Route{"POST", "/api/v1/dossiers/{code}/request-supplement", signed_in, write, &command<Action::request_supplement>},
    Route{"POST", "/api/v1/dossiers/{code}/receive-supplement", signed_in, write, &command<Action::receive_supplement>},
    Route{"POST", "/api/v1/dossiers/{code}/request-payment", signed_in, write, &command<Action::request_payment>},
    Route{"POST", "/api/v1/dossiers/{code}/receive-payment", signed_in, write, &command<Action::receive_payment>},
    Route{"POST", "/api/v1/dossiers/{code}/stop", signed_in, write, &command<Action::stop>},
    Route{"POST", "/api/v1/dossiers/{code}/resume", signed_in, write, &command<Action::resume>},
    Route{"POST", "/api/v1/dossiers/{code}/reappoint", signed_in, write, &command<Action::reappoint>},
    Route{"POST", "/api/v1/dossiers/{code}/decide", signed_in, write, &command<Action::decide>},
    Route{"POST", "/api/v1/dossiers/{code}/redo", signed_in, write, &command<Action::redo>},
    Route{"POST", "/api/v1/dossiers/{code}/announce-early", signed_in, write, &command<Action::announce_early>},
    Route{"POST", "/api/v1/dossiers/{code}/return", signed_in, write, &command<Action::return_result>},
    Route{"POST", "/api/v1/dossiers/{code}/withdraw", signed_in, write, &command<Action::withdraw>},
    Route{"POST", "/api/v1/dossiers/{code}/note", signed_in, write, &command<Action::note>},
    Route{"POST", "/api/v1/dossiers/{code}/correct", signed_in, write, &command<Action::correct>},
    Route{"POST", "/api/v1/dossiers/{code}/report-loss", signed_in, write, &command<Action::report_loss>},
    Route{"POST", "/api/v1/dossiers/{code}/locate", signed_in, write, &command<Action::locate>},
    Route{"POST", "/api/v1/dossiers/{code}/ask-opinion", signed_in, write, &command<Action::ask_opinion>},
    Route{"POST", "/api/v1/dossiers/{code}/children", signed_in, write, &post_child},
    Route{"POST", "/api/v1/dossiers/{code}/give-opinion", signed_in, write, &command<Action::give_opinion>},

    Route{"POST", "/api/v1/handoffs", signed_in, write, &post_handoff},
    Route{"GET", "/api/v1/handoffs", signed_in, single, &get_handoffs},
    Route{"GET", "/api/v1/handoffs/{id}", signed_in, read, &get_handoff},
    Route{"POST", "/api/v1/handoffs/{id}/accept", signed_in, write, &accept_handoff},
    Route{"POST", "/api/v1/handoffs/{id}/decline", signed_in, write, &decline_handoff},
    Route{"POST", "/api/v1/handoffs/{id}/recall", signed_in, write, &recall_handoff},

    Route{"GET", "/api/v1/late", signed_in, read, &get_late},
    Route{"GET", "/api/v1/alarms", signed_in, read, &get_alarms},
    Route{"GET", "/api/v1/notices", signed_in, read, &get_notices},
    Route{"POST", "/api/v1/notices/{id}/replay", signed_in, write, &replay_notice},
    Route{"GET", "/api/v1/indicators", signed_in, read, &get_indicators},
    Route{"GET", "/api/v1/indicators/definitions", signed_in, single, &get_indicator_definitions},
    Route{"GET", "/api/v1/closings", signed_in, read, &get_closings},
    Route{"POST", "/api/v1/closings", signed_in, write, &post_closing},
    Route{"GET", "/api/v1/closings/{id}", signed_in, read, &get_closing},
    Route{"GET", "/api/v1/closings/{id}/restatements", signed_in, read, &get_restatements},
    Route{"GET", "/api/v1/reports/06a", signed_in, read, &get_form_06a},
    Route{"GET", "/api/v1/reports/progress", signed_in, read, &get_progress_report},
    Route{"GET", "/api/v1/reports/decided-late", signed_in, read, &get_decided_late},
    Route{"GET", "/api/v1/reports/overdue", signed_in, read, &get_overdue},
    Route{"GET", "/api/v1/reports/register", signed_in, read, &get_register},
    Route{"GET", "/api/v1/reports/nine-indices", signed_in, read, &get_nine_indices},
    Route{"GET", "/api/v1/reports/nine-indices/dossiers", signed_in, read, &get_scored_dossiers},
    Route{"GET", "/api/v1/scoreboards/{year}", signed_in, read, &get_scoreboard},
    Route{"GET", "/api/v1/scoreboards/{year}/units/{unit}", signed_in, read, &get_unit_targets},
    Route{"POST", "/api/v1/scoreboards/{year}/units/{unit}/report", signed_in, write, &post_target_report},
    Route{"POST", "/api/v1/scoreboards/{year}/units/{unit}/withdraw", signed_in, write, &post_target_withdrawal},

    Route{"GET", "/api/v1/analysis/steps", signed_in, read, &get_step_analysis},
    Route{"GET", "/api/v1/analysis/warnings", signed_in, read, &get_warnings},

    Route{"POST", "/api/v1/deadline", open, read, &compute_deadline},

    Route{"GET", "/api/v1/public/dossiers/{code}", open, single, &get_public_dossier},
    Route{"GET", "/", open, single, &get_home_page},
    Route{"POST", "/", open, single, &post_home_page},
    Route{"GET", "/tra-cuu/{code}", open, single, &get_dossier_page},
    Route{"GET", "/t/{token}", open, single, &get_token_page},
    Route{"GET", "/thong-ke", open, read, &get_statistics_page},
    Route{"GET", "/thong-ke/du-lieu.csv", open, read, &get_statistics_csv},

    Route{"GET", "/api/openapi.json", open, single, &get_openapi},
    Route{"GET", "/healthz", open, single, &get_healthz},
    Route{"GET", "/readyz", open, single, &get_readyz},
    Route{"GET", "/metrics", open, single, &get_metrics},
};

}  // namespace

std::span<const Route> routes()
{
    return kRoutes;
}

}  // namespace motcua::api
