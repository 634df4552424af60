#pragma once

#include "domain/dossier_parts.hpp"

#include <optional>
#include <string>
#include <vector>

// Lists of a dossier in one column each. Only for storage/.

namespace motcua::storage {

// Accounts or codes between commas, which split() reads again; null for none.
std::optional<std::string> text_of(const std::vector<std::string>& names);

// "|3 1425628800000|X24.217.TP|5 …|X24.218.TN|": a unit is found between its bars; null for none.
std::optional<std::string> text_of(const std::vector<OpenOpinion>& opinions);
std::vector<OpenOpinion> opinions_of(const std::string& text);

}  // namespace motcua::storage
