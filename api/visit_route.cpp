#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/intake_cases.hpp"

#include <utility>

// Several dossiers of one citizen, received together: all of them or none.

namespace motcua::api {
namespace {

constexpr std::size_t kMaxDossiers = 20;

Outcome<std::vector<IntakeForm>> read_forms(const Request& request)
{
    const auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    IntakeForm visitor;
    read_visitor(reader, visitor, "received_at");
    std::vector<IntakeForm> forms;
    for (Reader& item : reader.objects("dossiers", kMaxDossiers)) {
        read_matter(item, forms.emplace_back(visitor));
        item.finish();
    }
    if (forms.empty() && reader.ok()) reader.fault(Reason::missing_field, "dossiers");
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return forms;
}

// What is wrong with one of the dossiers, with its place in the list; desk and moment are the visit's.
std::unexpected<Problem> fault_of(std::size_t item, Problem problem)
{
    for (Rejection& rejection : problem.rejections) {
        if (rejection.pointer == "/procedure" || rejection.pointer == "/code")
            rejection.pointer = "/dossiers/" + std::to_string(item) + rejection.pointer;
    }
    return std::unexpected(std::move(problem));
}

Outcome<std::vector<Intake>> prepare_all(Session& session, Call& call, std::vector<IntakeForm> forms)
{
    std::vector<Intake> intakes;
    for (IntakeForm& form : forms) {
        auto intake = prepare(session, call, Action::receive, std::move(form));
        if (!intake) return fault_of(intakes.size(), intake.error());
        intakes.push_back(*std::move(intake));
    }
    return intakes;
}

}  // namespace

Outcome<Response> post_visit(Session& session, Call& call)
{
    if (auto role = check_role(call, Action::receive); !role) return std::unexpected(role.error());
    auto forms = read_forms(call.request);
    if (!forms) return std::unexpected(forms.error());
    auto intakes = prepare_all(session, call, *std::move(forms));
    if (!intakes) return std::unexpected(intakes.error());
    std::optional<std::string> visit;
    Json dossiers = Json::array();
    for (std::size_t i = 0; i < intakes->size(); ++i) {
        Intake& intake = (*intakes)[i];
        intake.begins_visit = i == 0;
        intake.command.visit = visit;
        const auto dossier = write(session, intake);
        if (!dossier) return fault_of(i, dossier.error());
        visit = dossier->visit;
        dossiers.push_back(intake_json(session, call, intake, *dossier));
    }
    return json_response(201, {{"visit", *visit}, {"dossiers", std::move(dossiers)}})
        .with_header("Location", "/api/v1/dossiers?visit=" + *visit);
}

}  // namespace motcua::api
