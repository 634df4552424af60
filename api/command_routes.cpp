#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/command_reader.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
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

// Somebody else was faster: the loser is shown what it is now.
std::unexpected<Problem> stale(Session& session, Call& call, const std::string& code)
{
    Problem problem{Rejection{Reason::stale_version, "", {code}}};
    problem.more["dossier"] = Json::parse(dossier_response(200, session, call, code).body);
    return std::unexpected(std::move(problem));
}

// Whether If-Match names this version; "*" means whatever it is now.
bool names_version(std::string_view tag, const Dossier& dossier)
{
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() >= 2 && tag.starts_with('"') && tag.ends_with('"')) tag = tag.substr(1, tag.size() - 2);
    return tag == std::to_string(dossier.version);
}

// Who read an older state is shown the new one, even when it is no longer theirs to change; whose business it is not is
// told so, with a version or without.
Outcome<void> check_sender(Session& session, Call& call, const Dossier& dossier, Action action)
{
    const auto forbidden = [](const Result<void>& checked) {
        return !checked && http_status(checked.error().reason) == http_status(Reason::forbidden_role);
    };
    if (auto role = check_role(call, action); !role) return role;
    const auto tag = call.request.header("if-match");
    if (tag && !names_version(*tag, dossier)) return stale(session, call, dossier.code);
    if (const auto checked = check_action(dossier, action, call.actor()); forbidden(checked))
        return refuse(checked.error());
    if (!tag) return refuse(Reason::version_required);
    return {};
}

// What moves a date because of a wait looks back at all of them.
bool looks_back(Action action)
{
    constexpr std::array kActions{Action::receive_supplement, Action::receive_payment, Action::stop, Action::resume};
    return std::ranges::find(kActions, action) != kActions.end();
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
    if (looks_back(action)) context.deadline = deadline_history(storage::history_of(session, before->dossier.code));
    const auto after = carry_out(session, *before, asked->command, context, asked->sealed);
    if (after) return dossier_response(200, session, call, after->code);
    const bool overtaken = after.error().rejections.front().reason == Reason::stale_version;
    // Whatever it is now: decided again on that.
    if (overtaken && call.request.header("if-match") == "*") throw storage::Overtaken{};
    return overtaken ? stale(session, call, before->dossier.code) : std::unexpected(after.error());
}

}  // namespace motcua::api
