#pragma once

#include "api/call.hpp"
#include "api/intake_form.hpp"
#include "domain/decide.hpp"
#include "storage/catalogue.hpp"
#include "storage/sealed.hpp"

#include <vector>

// What the use cases have in common that begin a dossier: receipt, filing, guidance and refusal at the desk.

namespace motcua::api {

// Something that came in, looked up, checked and sealed; nothing is written yet.
struct Intake {
    Action action = Action::receive;  // or file
    IntakeForm form;
    Procedure procedure;
    storage::UnitPlace desk;
    Context context;
    Receive command;
    std::vector<storage::SealedValue> sealed;
    bool begins_visit = false;  // the first of several that came in together: the visit has its code
};

// Everything that can be said before a code is minted. unknown_unit, unknown_procedure, code_does_not_fit and what
// check_receipt() or check_filing() says.
Outcome<Intake> prepare(storage::Session& session, Call& call, Action action, IntakeForm form);

// Writes the first event under the portal's code, or under the next of the agency's day, and keeps the code in the
// command. From the first writing to the commit every other receipt of the agency waits: whatever a request has to look
// up it looks up before. duplicate_code at /code.
Outcome<Dossier> write(storage::Session& session, Intake& intake);

// The dossier with what people read beside it, all of which is at hand, and the PIN and the token on the slip; only
// keyed hashes of these are kept.
Json intake_json(storage::Session& session, Call& call, const Intake& intake, const Dossier& dossier);

// The same as an answer, with ETag and Location.
Response intake_response(storage::Session& session, Call& call, const Intake& intake, const Dossier& dossier);

}  // namespace motcua::api
