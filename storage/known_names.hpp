#pragma once

#include "storage/session.hpp"

#include <map>
#include <string>

// What people call the codes of many rows at once.

namespace motcua::storage {

using KnownNames = std::map<std::string, std::string>;

KnownNames unit_names(Session& session);
// The agency each unit belongs to.
KnownNames unit_agencies(Session& session);
KnownNames account_names(Session& session);
// Of the latest version of each.
KnownNames procedure_names(Session& session);

// The code itself when nothing is known of it.
inline const std::string& name_in(const KnownNames& names, const std::string& code)
{
    const auto found = names.find(code);
    return found == names.end() ? code : found->second;
}

}  // namespace motcua::storage
