#include "api/body.hpp"
#include "api/deputy_json.hpp"
#include "api/handlers.hpp"
#include "api/handoff_cases.hpp"
#include "api/query.hpp"
#include "api/reader.hpp"

#include <utility>

namespace motcua::api {
namespace {

Outcome<storage::NewDeputy> read_deputy(const Call& call)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    storage::NewDeputy wanted;
    wanted.account = reader.text("account", 64);
    wanted.principal = reader.optional_text("stands_in_for", 64).value_or(call.account.account);
    wanted.term.from = reader.date("valid_from");
    wanted.term.to = reader.date("valid_to");
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return wanted;
}

// Deputies are named and ended in one's own name: there are no deputies of deputies.
Outcome<void> check_namer(const Call& call)
{
    if (auto role = check_names_deputies(call.account.role); !role) return refuse(role.error());
    if (call.account.on_behalf_of) return refuse(Reason::deputy_chain);
    return {};
}

}  // namespace

Outcome<Response> post_deputy(Session& session, Call& call)
{
    if (auto namer = check_namer(call); !namer) return std::unexpected(namer.error());
    const auto wanted = read_deputy(call);
    if (!wanted) return std::unexpected(wanted.error());
    const auto deputy = storage::name_deputy(session, *wanted, call.actor(), call.now);
    if (!deputy) return refuse(deputy.error());
    return json_response(201, deputy_json(*deputy, office_date(call.now)));
}

Outcome<Response> get_deputies(Session& session, Call& call)
{
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    const auto before = before_of(call);
    if (!before) return std::unexpected(before.error());
    const Actor reader = call.actor();
    auto page = storage::list_deputies(session, &reader, *before, *limit + 1);
    const bool more = std::cmp_greater(page.size(), *limit);
    if (more) page.pop_back();
    Json items = Json::array();
    for (const auto& deputy : page) items.push_back(deputy_json(deputy, office_date(call.now)));
    return json_response(
        200, {{"items", std::move(items)}, {"next", more ? Json(std::to_string(page.back().id)) : Json(nullptr)}});
}

Outcome<Response> revoke_deputy(Session& session, Call& call)
{
    if (auto namer = check_namer(call); !namer) return std::unexpected(namer.error());
    const auto id = whole_number(call.param(0));
    if (!id) return refuse(Reason::unknown_deputy, "", {call.param(0)});
    const auto deputy = storage::revoke_deputy(session, *id, call.actor(), call.now);
    if (!deputy) return refuse(deputy.error());
    return json_response(200, deputy_json(*deputy, office_date(call.now)));
}

}  // namespace motcua::api
