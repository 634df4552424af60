#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace motcua {

enum class Role : std::uint8_t {
    reception_clerk,
    department_staff,
    head_of_department,
    head_of_desk,
    agency_leader,
    procedure_control,
    auditor,        // reads all, changes nothing
    administrator,  // configures, sees no personal data
};
std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view text);

}  // namespace motcua
