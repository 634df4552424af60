#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/intake_cases.hpp"
#include "api/papers.hpp"
#include "storage/dossiers.hpp"

#include <utility>

// What came in and is not received: filed, or answered at once by a guidance or a refusal.

namespace motcua::api {
namespace {

constexpr std::size_t kMaxReason = 2000;

// What came in, and how the desk answered it.
struct AnsweredForm {
    IntakeForm intake;
    std::string reason;
    std::vector<storage::HandedIn> missing = {};
};

Outcome<AnsweredForm> read_form(const Request& request, Action answer)
{
    const auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    AnsweredForm form;
    read_matter(reader, form.intake);
    read_visitor(reader, form.intake, "filed_at");
    if (answer != Action::file) form.reason = reader.text("reason", kMaxReason);
    if (answer == Action::guide) form.missing = read_documents(reader, "missing");
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return form;
}

Command answer_of(const AnsweredForm& form, Action answer, std::vector<storage::SealedValue>& sealed)
{
    const Seal reason = seal_text(sealed, "reason", form.reason);
    if (answer == Action::refuse) return TurnAway{reason};
    Guide guide{reason};
    if (!form.missing.empty()) guide.documents = seal_text(sealed, "documents", storage::write_papers(form.missing));
    return guide;
}

// Answers what was just filed, in the same transaction.
Outcome<Dossier> give_answer(Session& session, const Intake& intake, const AnsweredForm& form, Action answer)
{
    const auto filed = storage::find_stored(session, intake.command.code).value();
    std::vector<storage::SealedValue> sealed;
    const Command command = answer_of(form, answer, sealed);
    return carry_out(session, filed, command, intake.context, sealed);
}

Outcome<Response> take_down(Session& session, Call& call, Action answer)
{
    if (auto role = check_role(call, answer); !role) return std::unexpected(role.error());
    auto form = read_form(call.request, answer);
    if (!form) return std::unexpected(form.error());
    if (answer == Action::file) {
        if (auto waits = check_waits_for_answer(form->intake.channel); !waits) return refuse(waits.error());
    }
    auto intake = prepare(session, call, Action::file, form->intake);
    if (!intake) return std::unexpected(intake.error());
    auto dossier = write(session, *intake);
    if (dossier && answer != Action::file) dossier = give_answer(session, *intake, *form, answer);
    if (!dossier) return std::unexpected(dossier.error());
    return intake_response(session, call, *intake, *dossier);
}

}  // namespace

Outcome<Response> post_filing(Session& session, Call& call)
{
    return take_down(session, call, Action::file);
}

Outcome<Response> post_guidance(Session& session, Call& call)
{
    return take_down(session, call, Action::guide);
}

Outcome<Response> post_refusal(Session& session, Call& call)
{
    return take_down(session, call, Action::refuse);
}

}  // namespace motcua::api
