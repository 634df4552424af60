#include "api/intake_form.hpp"

#include "api/papers.hpp"
#include "api/parties.hpp"

namespace motcua::api {

void read_matter(Reader& reader, IntakeForm& form)
{
    form.procedure = reader.text("procedure", 40);
    form.documents = read_documents(reader);
    form.code = reader.optional_text("code", 64);
    form.note = reader.optional_text("note", 2000);
}

void read_visitor(Reader& reader, IntakeForm& form, const char* moment)
{
    form.desk = reader.text("desk", 40);
    form.channel = reader.choice("channel", &channel_from);
    form.applicant = read_party(reader.object("applicant"));
    if (auto submitter = reader.optional_object("submitter")) form.submitter = read_submitter(*submitter);
    form.at = reader.optional_instant(moment);
}

}  // namespace motcua::api
