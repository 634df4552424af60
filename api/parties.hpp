#pragma once

#include "api/reader.hpp"
#include "storage/sealed.hpp"

namespace motcua::api {

// A person as bodies name them: {"name", "id_number"?, "phone"?, "email"?, "address"?}, numbers without separators.
storage::Party read_party(Reader reader);

// The same of a submitter, who may act for the applicant by a paper of "authority": its kind, number and date.
storage::Party read_submitter(Reader reader);

}  // namespace motcua::api
