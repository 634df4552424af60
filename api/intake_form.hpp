#pragma once

#include "api/reader.hpp"
#include "domain/dossier_parts.hpp"
#include "storage/sealed.hpp"

#include <optional>
#include <string>
#include <vector>

namespace motcua::api {

// What a body says that came in.
struct IntakeForm {
    std::string procedure;
    std::string desk;
    Channel channel = Channel::direct;
    storage::Party applicant;
    std::optional<storage::Party> submitter = {};
    std::vector<storage::HandedIn> documents = {};
    std::optional<Instant> at = {};  // when it came in
    std::optional<std::string> code = {};
    std::optional<std::string> note = {};
};

// {"procedure", "documents"?, "code"?, "note"?}: what differs between the dossiers of one visit.
void read_matter(Reader& reader, IntakeForm& form);

// {"desk", "channel", "applicant", "submitter"?}, and the moment under the name `moment`.
void read_visitor(Reader& reader, IntakeForm& form, const char* moment);

}  // namespace motcua::api
