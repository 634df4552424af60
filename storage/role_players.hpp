#pragma once

#include "domain/catalogue.hpp"
#include "storage/session.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace motcua::storage {

// Which units of the catalogue can work on the steps of a procedure. For one import.
class RolePlayers {
public:
    explicit RolePlayers(Session& session);

    // Whether some unit plays the role (domain/unit_roles.hpp) while the procedure is in force: of an agency of its
    // level, or of one below, which takes part in it.
    bool plays(std::string_view role, const Procedure& procedure) const;

private:
    std::vector<std::pair<Unit, UnitKind>> units_;  // with the kind of their agencies
};

}  // namespace motcua::storage
