#include "api/versions.hpp"

#include "api/cases.hpp"
#include "api/dossier_json.hpp"

#include <utility>

namespace motcua::api {

bool names_version(std::string_view tag, std::int64_t version)
{
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() >= 2 && tag.starts_with('"') && tag.ends_with('"')) tag = tag.substr(1, tag.size() - 2);
    return tag == std::to_string(version);
}

std::unexpected<Problem> stale(storage::Session& session, Call& call, const std::string& code)
{
    Problem problem{Rejection{Reason::stale_version, "", {code}}};
    problem.more["dossier"] = Json::parse(dossier_response(200, session, call, code).body);
    return std::unexpected(std::move(problem));
}

Outcome<void> check_sender(storage::Session& session, Call& call, const Dossier& dossier, Action action)
{
    const auto forbidden = [](const Result<void>& checked) {
        return !checked && http_status(checked.error().reason) == http_status(Reason::forbidden_role);
    };
    if (auto role = check_role(call, action); !role) return role;
    const auto tag = call.request.header("if-match");
    if (tag && !names_version(*tag, dossier.version)) return stale(session, call, dossier.code);
    if (const auto checked = check_action(dossier, action, call.actor()); forbidden(checked))
        return refuse(checked.error());
    if (!tag) return refuse(Reason::version_required);
    return {};
}

}  // namespace motcua::api
