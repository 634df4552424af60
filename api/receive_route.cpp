#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/papers.hpp"
#include "api/parties.hpp"
#include "domain/codes.hpp"
#include "domain/fields.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"
#include "storage/folding.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <utility>

namespace motcua::api {
namespace {

struct ReceiptForm {
    std::string procedure;
    std::string desk;
    Channel channel = Channel::direct;
    storage::Party applicant;
    std::optional<storage::Party> submitter = {};
    std::vector<storage::HandedIn> documents = {};
    std::optional<Instant> received_at = {};
    std::optional<std::string> code = {};
    std::optional<std::string> note = {};
};

Outcome<ReceiptForm> read_form(const Request& request)
{
    const auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    ReceiptForm form;
    form.procedure = reader.text("procedure", 40);
    form.desk = reader.text("desk", 40);
    form.channel = reader.choice("channel", &channel_from);
    form.applicant = read_party(reader.object("applicant"));
    if (auto submitter = reader.optional_object("submitter")) form.submitter = read_party(*submitter);
    form.documents = read_documents(reader);
    form.received_at = reader.optional_instant("received_at");
    form.code = reader.optional_text("code", 64);
    form.note = reader.optional_text("note", 2000);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return form;
}

// A code of the portal must follow the national pattern and bear the date of receipt.
Outcome<void> check_portal_code(const std::string& code, const std::string& own_agency, Date received_on)
{
    const auto parsed = parse_code(code);
    // Under our own agency a serial has one spelling: 00000001 would be a second name of 0001.
    const bool ours = parsed && parsed->agency == own_agency;
    const bool well_spelt = !ours || format_code(parsed->agency, parsed->received_on, parsed->serial) == code;
    if (parsed && parsed->received_on == received_on && well_spelt) return {};
    return refuse(Reason::code_does_not_fit, "/code", {format_date(received_on)});
}

struct Place {
    Procedure procedure;
    storage::UnitPlace desk;
};

Outcome<Place> find_place(Session& session, const ReceiptForm& form, Instant received_at)
{
    auto desk = storage::find_unit_place(session, form.desk);
    if (!desk) return refuse(Reason::unknown_unit, "/desk", {form.desk});
    auto procedure = storage::find_procedure(session, form.procedure, office_date(received_at));
    if (!procedure) return refuse(Reason::unknown_procedure, "/procedure", {form.procedure});
    return Place{*std::move(procedure), *std::move(desk)};
}

Receive seal_form(ReceiptForm& form, Instant received_at, std::vector<storage::SealedValue>& sealed)
{
    Receive command;
    command.code_from_portal = form.code.has_value();
    command.channel = form.channel;
    command.received_at = received_at;
    command.applicant = seal_text(sealed, "applicant", write_fields(form.applicant));
    if (form.submitter) command.submitter = seal_text(sealed, "submitter", write_fields(*form.submitter));
    if (!form.documents.empty())
        command.documents = seal_text(sealed, "documents", storage::write_papers(form.documents));
    command.note = seal_text(sealed, "note", std::move(form.note));
    return command;
}

// What the rules need to know; the actor's own unit is the desk.
Context receipt_context(Session& session, Call& call, const Place& place)
{
    Context context;
    context.actor = call.actor();
    context.unit = place.desk.unit;
    context.agency_kind = storage::find_unit(session, place.desk.agency_code).value().kind;
    context.now = call.now;
    context.calendar = call.services.calendars.of(session, place.desk.unit.code);
    context.steps = storage::steps_of(session, place.procedure.code);
    context.hour_rule = call.services.hour_rule;
    return context;
}

// Writes the receipt under its portal's code, or under the next of the agency's day. A serial the portal has used
// already is passed over: its dossier explains the gap. The counter's row stays locked from here to the commit, and
// with it every other receipt of the agency: nothing is read any more.
Outcome<Dossier> write_receipt(Session& session,
                               Receive& command,
                               const Place& place,
                               const Context& context,
                               const std::vector<storage::SealedValue>& sealed)
{
    const std::string& agency = place.desk.agency_code;
    const Date received_on = office_date(command.received_at);
    for (;;) {
        if (!command.code_from_portal) {
            command.code = format_code(agency, received_on, storage::next_serial(session, agency, received_on));
        }
        const auto event = receive(command, place.procedure, place.desk.unit, agency, context);
        if (!event) return refuse(event.error());
        auto after = storage::append(session, std::nullopt, *event, sealed);
        if (after) return *std::move(after);
        if (command.code_from_portal || after.error().reason != Reason::duplicate_code) return refuse(after.error());
    }
}

// The dossier with what people read beside it, all of which is at hand.
storage::DossierRecord record_of(Dossier&& dossier, ReceiptForm&& form, const Place& place, const Call& call)
{
    return {.dossier = std::move(dossier),
            .procedure_name = place.procedure.name,
            .procedure_field = place.procedure.field,
            .holder_unit_name = place.desk.unit.name,
            .holder_person_name = call.account.name,
            .applicant = std::move(form.applicant),
            .submitter = std::move(form.submitter),
            .documents = std::move(form.documents)};
}

// The PIN and the token on the slip; only keyed hashes of them are kept.
Json hand_out_keys(Session& session, Call& call, const std::string& code)
{
    const std::string pin = random_pin();
    const std::string token = random_token();
    const Secrets& secrets = call.services.secrets;
    storage::insert_citizen_key(session, code, secrets.keyed_hash("pin", code + ":" + pin),
                                secrets.keyed_hash("token", token));
    return {{"pin", pin}, {"token", token}, {"link", call.services.public_url + "/t/" + token}};
}

}  // namespace

Outcome<Response> post_dossier(Session& session, Call& call)
{
    if (auto role = check_role(call, Action::receive); !role) return std::unexpected(role.error());
    auto form = read_form(call.request);
    if (!form) return std::unexpected(form.error());
    const Instant received_at = form->received_at.value_or(call.now);
    const auto place = find_place(session, *form, received_at);
    if (!place) return std::unexpected(place.error());
    const Context context = receipt_context(session, call, *place);
    std::vector<storage::SealedValue> sealed;
    Receive command = seal_form(*form, received_at, sealed);
    if (auto possible = check_receipt(command, place->procedure, place->desk.unit, context); !possible) {
        return refuse(possible.error());
    }
    if (form->code) {
        if (auto fits = check_portal_code(*form->code, place->desk.agency_code, office_date(received_at)); !fits) {
            return std::unexpected(fits.error());
        }
        command.code = *form->code;
    }
    auto after = write_receipt(session, command, *place, context, sealed);
    if (!after) return std::unexpected(after.error());
    const Json keys = hand_out_keys(session, call, command.code);
    const auto record = record_of(*std::move(after), *std::move(form), *place, call);
    return dossier_response(201, record, *context.calendar, call, keys)
        .with_header("Location", "/api/v1/dossiers/" + command.code);
}

}  // namespace motcua::api
