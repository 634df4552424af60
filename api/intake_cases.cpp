#include "api/intake_cases.hpp"

#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "domain/codes.hpp"
#include "domain/fields.hpp"
#include "storage/dossiers.hpp"
#include "storage/journal.hpp"

#include <utility>

namespace motcua::api {
namespace {

using storage::Session;

// Whether it would take a number of another agency that gives out its own here, or looks like one of its units'.
bool is_of_another(Session& session, const DossierCode& code, const std::string& own_agency)
{
    const auto known = storage::find_unit_place(session, code.agency);
    return known && known->agency_code != own_agency;
}

// A code of the portal must follow the national pattern, bear the date on which it came in and be of no other agency.
Outcome<void> check_portal_code(Session& session,
                                const std::string& code,
                                const std::string& own_agency,
                                Date came_in_on)
{
    const auto parsed = parse_code(code);
    // Under our own agency a serial has one spelling: 00000001 would be a second name of 0001.
    const bool ours = parsed && parsed->agency == own_agency;
    const bool well_spelt = !ours || format_code(parsed->agency, parsed->received_on, parsed->serial) == code;
    const bool dated = parsed && parsed->received_on == came_in_on;
    if (dated && well_spelt && !is_of_another(session, *parsed, own_agency)) return {};
    return refuse(Reason::code_does_not_fit, "/code", {format_date(came_in_on)});
}

void seal_form(Intake& intake)
{
    const IntakeForm& form = intake.form;
    Receive& command = intake.command;
    command.code = form.code.value_or("");
    command.code_from_portal = form.code.has_value();
    command.channel = form.channel;
    command.applicant = seal_text(intake.sealed, "applicant", write_fields(form.applicant));
    if (form.submitter) command.submitter = seal_text(intake.sealed, "submitter", write_fields(*form.submitter));
    if (!form.documents.empty())
        command.documents = seal_text(intake.sealed, "documents", storage::write_papers(form.documents));
    command.note = seal_text(intake.sealed, "note", form.note);
}

// What the rules need to know; the actor's own unit is the desk.
Context context_at(Session& session, Call& call, const Intake& intake)
{
    Context context;
    context.actor = call.actor();
    context.unit = intake.desk.unit;
    context.agency_kind = storage::find_unit(session, intake.desk.agency_code).value().kind;
    context.now = call.now;
    context.calendar = call.services.calendars.of(session, intake.desk.unit.code);
    context.steps = storage::steps_of(session, intake.procedure.code);
    context.hour_rule = call.services.hour_rule;
    return context;
}

Result<void> check(const Intake& intake)
{
    const auto fits = intake.action == Action::file ? &check_filing : &check_receipt;
    return fits(intake.command, intake.procedure, intake.desk.unit, intake.context);
}

Result<Event> first_event(const Intake& intake)
{
    const auto begin = intake.action == Action::file ? &file : &receive;
    return begin(intake.command, intake.procedure, intake.desk.unit, intake.desk.agency_code, intake.context);
}

storage::DossierRecord record_of(const Intake& intake, const Dossier& dossier, const Call& call)
{
    return {.dossier = dossier,
            .procedure_name = intake.procedure.name,
            .procedure_field = intake.procedure.field,
            .holder_unit_name = intake.desk.unit.name,
            .holder_person_name = call.account.name,
            .applicant = intake.form.applicant,
            .submitter = intake.form.submitter,
            .documents = intake.form.documents};
}

Json hand_out_keys(Session& session, Call& call, const std::string& code)
{
    const std::string pin = random_pin();
    const std::string token = random_token();
    const Secrets& secrets = call.services.secrets;
    storage::insert_citizen_key(session, code, secrets.pin_hash(code, pin), secrets.token_hash(token));
    return {{"pin", pin}, {"token", token}, {"link", call.services.public_url + "/t/" + token}};
}

}  // namespace

Outcome<Intake> prepare(Session& session, Call& call, Action action, IntakeForm form)
{
    Intake intake;
    intake.action = action;
    intake.form = std::move(form);
    intake.command.received_at = intake.form.at.value_or(call.now);
    const Date date = office_date(intake.command.received_at);
    auto desk = storage::find_unit_place(session, intake.form.desk);
    if (!desk) return refuse(Reason::unknown_unit, "/desk", {intake.form.desk});
    auto procedure = storage::find_procedure(session, intake.form.procedure, date);
    if (!procedure) return refuse(Reason::unknown_procedure, "/procedure", {intake.form.procedure});
    intake.desk = *std::move(desk);
    intake.procedure = *std::move(procedure);
    intake.context = context_at(session, call, intake);
    seal_form(intake);
    if (auto possible = check(intake); !possible) return refuse(possible.error());
    if (intake.form.code) {
        if (auto fits = check_portal_code(session, *intake.form.code, intake.desk.agency_code, date); !fits)
            return std::unexpected(fits.error());
    }
    return intake;
}

// A serial the portal has used already is passed over: its dossier explains the gap.
Outcome<Dossier> write(Session& session, Intake& intake)
{
    const std::string& agency = intake.desk.agency_code;
    const Date date = office_date(intake.command.received_at);
    for (;;) {
        if (!intake.command.code_from_portal)
            intake.command.code = format_code(agency, date, storage::next_serial(session, agency, date));
        if (intake.begins_visit) intake.command.visit = intake.command.code;
        const auto event = first_event(intake);
        if (!event) return refuse(event.error());
        auto after = storage::append(session, std::nullopt, *event, intake.sealed);
        if (after) return *std::move(after);
        const bool taken = after.error().reason == Reason::duplicate_code;
        if (!taken || intake.command.code_from_portal) return refuse(after.error());
    }
}

Json intake_json(Session& session, Call& call, const Intake& intake, const Dossier& dossier)
{
    Json json = dossier_json(record_of(intake, dossier, call), *intake.context.calendar, call);
    json.update(hand_out_keys(session, call, dossier.code));
    return json;
}

Response intake_response(Session& session, Call& call, const Intake& intake, const Dossier& dossier)
{
    return json_response(201, intake_json(session, call, intake, dossier))
        .with_header("ETag", etag_of(dossier))
        .with_header("Location", "/api/v1/dossiers/" + dossier.code);
}

}  // namespace motcua::api
