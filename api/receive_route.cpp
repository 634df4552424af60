#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/intake_cases.hpp"

#include <utility>

namespace motcua::api {
namespace {

Outcome<IntakeForm> read_form(const Request& request)
{
    const auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    IntakeForm form;
    read_matter(reader, form);
    read_visitor(reader, form, "received_at");
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return form;
}

}  // namespace

Outcome<Response> post_dossier(Session& session, Call& call)
{
    if (auto role = check_role(call, Action::receive); !role) return std::unexpected(role.error());
    auto form = read_form(call.request);
    if (!form) return std::unexpected(form.error());
    auto intake = prepare(session, call, Action::receive, *std::move(form));
    if (!intake) return std::unexpected(intake.error());
    const auto dossier = write(session, *intake);
    if (!dossier) return std::unexpected(dossier.error());
    return intake_response(session, call, *intake, *dossier);
}

}  // namespace motcua::api
