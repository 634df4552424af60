#pragma once

#include "domain/dossier.hpp"
#include "storage/session.hpp"

#include <map>
#include <string>
#include <utility>

namespace motcua::storage {

// Which dossiers have to be handed to a department (needs_handover() in domain/alarms.hpp), each desk and procedure
// looked up once. For one answer or one unit of work.
class HandoverNeeds {
public:
    explicit HandoverNeeds(Session& session) : session_(session) {}
    bool of(const Dossier& dossier);

private:
    bool look_up(const std::string& desk, const std::string& procedure);

    Session& session_;
    std::map<std::pair<std::string, std::string>, bool> known_;
};

}  // namespace motcua::storage
