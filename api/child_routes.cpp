#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/child_cases.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/limits.hpp"
#include "api/versions.hpp"
#include "domain/codes.hpp"
#include "domain/linked.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <utility>

namespace motcua::api {
namespace {

constexpr std::size_t kMaxText = 2000;

struct ChildForm {
    std::string unit;
    TimeLimit limit = {};
    std::string task;
    std::optional<std::string> note = {};
};

// The time a step of the procedure was allotted.
TimeLimit budget_of(Reader& reader, const std::vector<Step>& steps)
{
    const std::int64_t seq = reader.integer("step", 1, 999);
    const auto step = std::ranges::find(steps, seq, &Step::seq);
    if (step != steps.end() && step->runs) return step->budget;
    if (reader.ok()) reader.fault(Reason::invalid_value, "step", {std::to_string(seq)});
    return {};
}

Outcome<ChildForm> read_form(Session& session, const Call& call, const std::vector<Step>& steps)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    ChildForm form;
    form.unit = reader.text("unit", 40);
    const auto unit = storage::find_unit(session, form.unit);
    const bool in_force = unit && unit->validity.covers(office_date(call.now));
    if (!form.unit.empty() && !in_force) reader.fault(Reason::unknown_unit, "unit", {form.unit});
    if (reader.given("limit") == reader.given("step"))
        reader.fault(Reason::exactly_one, "limit", {"limit, step"});
    else if (reader.given("limit"))
        form.limit = read_limit(reader.object("limit"));
    else
        form.limit = budget_of(reader, steps);
    form.task = reader.text("task", kMaxText);
    form.note = reader.optional_text("note", kMaxText);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return form;
}

// Writes the child under the next code of the agency's day. Its code is one like any other, because the national
// pattern has no room for a suffix and everything that reads codes keeps to it.
Outcome<Event> write_child(
    Session& session, const Dossier& parent, const ChildForm& form, const Context& context, const Seal& told)
{
    std::vector<storage::SealedValue> sealed;
    const ChildTerms terms{form.limit, seal_text(sealed, "task", form.task), seal_text(sealed, "note", form.note)};
    const Date today = office_date(context.now);
    for (;;) {
        const std::string& agency = context.actor.agency;
        const std::string code = format_code(agency, today, storage::next_serial(session, agency, today));
        const auto opened = decide(parent, OpenChild{code, form.unit, form.limit, told}, context);
        if (!opened) return refuse(opened.error());
        const auto child = storage::append(session, std::nullopt, begin_child(parent, *opened, terms, context), sealed);
        if (child) return *opened;
        if (child.error().reason != Reason::duplicate_code) return refuse(child.error());
    }
}

}  // namespace

Outcome<Response> post_child(Session& session, Call& call)
{
    const auto parent = readable_dossier(session, call, call.param(0));
    if (!parent) return std::unexpected(parent.error());
    const Dossier& dossier = parent->dossier;
    if (auto may = check_sender(session, call, dossier, Action::open_child); !may) return std::unexpected(may.error());
    const Context context = context_of(session, call, call.account.unit_code, dossier.procedure_code);
    const auto form = read_form(session, call, context.steps);
    if (!form) return std::unexpected(form.error());
    std::vector<storage::SealedValue> sealed;
    const Seal told = seal_text(sealed, "task", form->task);
    const auto opened = write_child(session, dossier, *form, context, told);
    if (!opened) return std::unexpected(opened.error());
    if (const auto after = storage::append(session, *parent, *opened, sealed); !after) {
        if (after.error().reason == Reason::stale_version) throw storage::Overtaken{};
        return refuse(after.error());
    }
    const std::string& code = std::get<ChildOpened>(opened->body).child;
    return dossier_response(201, session, call, code).with_header("Location", "/api/v1/dossiers/" + code);
}

void tell_parent(Session& session, const Call& call, const Dossier& child)
{
    const auto parent = storage::find_stored(session, child.parent.value()).value();
    const Event closed = close_child(parent.dossier, child, call.actor());
    if (!storage::append(session, parent, closed, {})) throw storage::Overtaken{};
}

}  // namespace motcua::api
