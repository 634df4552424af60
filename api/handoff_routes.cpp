#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/handoff_cases.hpp"
#include "api/query.hpp"
#include "storage/catalogue.hpp"
#include "storage/journal.hpp"

#include <utility>

namespace motcua::api {
namespace {

struct ManifestForm {
    std::string from;
    std::string to;
    Carries carries = Carries::both;
    std::vector<NamedDossier> dossiers;
    std::optional<std::string> note = {};
};

Outcome<ManifestForm> read_manifest(const Request& request)
{
    const auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    ManifestForm form;
    form.from = reader.text("from", 40);
    form.to = reader.text("to", 40);
    form.carries = reader.optional_choice("carries", &carries_from).value_or(Carries::both);
    const auto dossiers = reader.texts("dossiers", kMaxItems, 64);
    form.note = reader.optional_text("note", kMaxText);
    form.dossiers = in_order(reader, dossiers);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return form;
}

Outcome<void> check_sides(Session& session, const Call& call, const ManifestForm& form)
{
    const auto to = storage::find_unit(session, form.to);
    if (!to || !to->validity.covers(office_date(call.now))) return refuse(Reason::unknown_unit, "/to", {form.to});
    if (form.from == form.to) return refuse(Reason::invalid_value, "/to", {form.to});
    if (form.from != call.account.unit_code) {
        return refuse(Reason::forbidden_relation, "/from", {call.account.unit_code, "send"});
    }
    return {};
}

Command sending(const ManifestForm& form, const storage::NewHandoff& handoff)
{
    if (form.carries == Carries::paper) return SendPaper{handoff.id, form.to, handoff.seal};
    return Send{handoff.id, form.to, form.carries, handoff.seal};
}

// Who has it, or takes part in its way.
std::string where_is(const Dossier& dossier, Carries carries)
{
    if (carries == Carries::paper && dossier.paper_unit()) return *dossier.paper_unit();
    if (dossier.holder) return dossier.holder->unit;
    return dossier.transit ? dossier.transit->to : dossier.desk;
}

// Between reading a list and sending from it somebody else may have been given the dossier: a conflict, not a right
// that is missing.
Rejection conflict_of(const Rejection& rejection, const Dossier& dossier, Carries carries)
{
    if (rejection.reason != Reason::forbidden_relation) return rejection;
    return {Reason::held_elsewhere, "", {dossier.code, where_is(dossier, carries)}};
}

// What the command does to each of the dossiers, nothing of it written yet.
Outcome<std::vector<storage::Appendix>> decide_all(
    Session& session, Call& call, const std::vector<NamedDossier>& dossiers, Carries carries, const Command& command)
{
    Context context;
    context.actor = call.actor();
    context.now = call.now;
    const auto stored = stored_of(session, dossiers);
    std::vector<storage::Appendix> decided;
    const auto sent = for_all(dossiers, [&](const NamedDossier& named) -> Outcome<void> {
        const auto before = stored.find(named.code);
        if (before == stored.end()) return refuse(Reason::unknown_dossier, "", {named.code});
        if (auto seen = check_visible(session, call, before->second.dossier); !seen) return seen;
        auto event = decide(before->second.dossier, command, context);
        if (!event) return refuse(conflict_of(event.error(), before->second.dossier, carries));
        decided.push_back({before->second, *std::move(event)});
        return {};
    });
    if (!sent) return std::unexpected(sent.error());
    return decided;
}

void write_sent(Session& session,
                const storage::NewHandoff& handoff,
                Carries carries,
                const std::vector<storage::Appendix>& decided)
{
    std::vector<std::string> codes;
    for (const storage::Appendix& each : decided) codes.push_back(each.event.dossier);
    append_decided(session, decided);
    storage::insert_items(session, handoff.id, carries, codes);
}

// Whether a manifest of this state has open items.
std::optional<bool> open_from(std::string_view state)
{
    if (state != "open" && state != "closed") return std::nullopt;
    return state == "open";
}

}  // namespace

Outcome<Response> post_handoff(Session& session, Call& call)
{
    if (auto role = check_role(call, Action::send); !role) return std::unexpected(role.error());
    const auto form = read_manifest(call.request);
    if (!form) return std::unexpected(form.error());
    if (auto fits = check_sides(session, call, *form); !fits) return std::unexpected(fits.error());
    const auto handoff = storage::insert_handoff(
        session, {form->from, form->to, call.now, call.account.account, form->carries, form->note});
    const auto decided = decide_all(session, call, form->dossiers, form->carries, sending(*form, handoff));
    if (!decided) return std::unexpected(decided.error());
    write_sent(session, handoff, form->carries, *decided);
    return handoff_response(201, session, handoff.id)
        .with_header("Location", "/api/v1/handoffs/" + std::to_string(handoff.id));
}

Outcome<Response> get_handoffs(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto limit = limit_of(call);
    const auto open = choice_of(call, "state", &open_from);
    if (!limit) return std::unexpected(limit.error());
    if (!open) return std::unexpected(open.error());
    const auto number = choice_of(call, "number", &manifest_number_from);
    if (!number) return std::unexpected(number.error());
    storage::HandoffQuery query{.from = given(call, "from"), .to = given(call, "to"), .open = *open, .number = *number};
    query.limit = *limit + 1;
    const auto before = before_of(call);
    if (!before) return std::unexpected(before.error());
    query.before = *before;
    auto handoffs = storage::list_handoffs(session, call.actor(), query);
    const bool more = handoffs.size() > static_cast<std::size_t>(*limit);
    if (more) handoffs.pop_back();
    Json items = Json::array();
    for (const auto& handoff : handoffs) items.push_back(handoff_json(handoff));
    return json_response(200,
                         {{"items", items}, {"next", more ? Json(std::to_string(handoffs.back().id)) : Json(nullptr)}});
}

Outcome<Response> get_handoff(Session& session, Call& call)
{
    const auto handoff = readable_handoff(session, call);
    if (!handoff) return std::unexpected(handoff.error());
    return handoff_response(200, session, handoff->id);
}

}  // namespace motcua::api
