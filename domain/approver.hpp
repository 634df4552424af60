#pragma once

#include "domain/access.hpp"

#include <string>

namespace motcua {

// The head who stands for something. An approval of another agency's head is none.
struct Approver {
    std::string account;
    Role role = Role::reception_clerk;
    std::string agency;
};

}  // namespace motcua
