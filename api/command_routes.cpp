#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/child_cases.hpp"
#include "api/command_reader.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/versions.hpp"
#include "domain/paper_trail.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace motcua::api {
namespace {

// A command that was asked for, with what it seals.
struct Asked {
    Command command;
    std::vector<storage::SealedValue> sealed;
};

Outcome<Asked> read_command(Session& session, Call& call, const Dossier& dossier, Action action)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    Asked asked;
    asked.command = read_command_of(action, session, call, dossier, reader, asked.sealed);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return asked;
}

// What moves a date because of a wait looks back at all of them; a loss at all who have had the papers.
void look_back(Session& session, const std::string& code, Action action, Context& context)
{
    constexpr std::array kOfWaits{Action::receive_supplement, Action::receive_payment, Action::stop, Action::resume};
    if (std::ranges::find(kOfWaits, action) != kOfWaits.end())
        context.deadline = deadline_history(storage::history_of(session, code));
    if (action == Action::report_loss) context.had_it = units_that_had(storage::history_of(session, code));
}

}  // namespace

Outcome<Response> command_dossier(Session& session, Call& call, Action action)
{
    const auto before = readable_dossier(session, call, call.param(0));
    if (!before) return std::unexpected(before.error());
    if (auto may = check_sender(session, call, before->dossier, action); !may) return std::unexpected(may.error());
    const auto asked = read_command(session, call, before->dossier, action);
    if (!asked) return std::unexpected(asked.error());
    Context context = context_of(session, call, before->dossier.desk, before->dossier.procedure_code);
    look_back(session, before->dossier.code, action, context);
    const auto after = carry_out(session, *before, asked->command, context, asked->sealed);
    if (after && after->parent && after->ended_at) tell_parent(session, call, *after);
    if (after) return dossier_response(200, session, call, after->code);
    const bool overtaken = after.error().rejections.front().reason == Reason::stale_version;
    // Whatever it is now: decided again on that.
    if (overtaken && call.request.header("if-match") == "*") throw storage::Overtaken{};
    return overtaken ? stale(session, call, before->dossier.code) : std::unexpected(after.error());
}

}  // namespace motcua::api
