#pragma once

#include "domain/facts.hpp"

#include <optional>
#include <string>
#include <string_view>

// The form in which facts are kept: words separated by spaces. Its version belongs to the basis of the follower that
// writes them: another form means making all of them anew.

namespace motcua::storage {

inline constexpr int kFactsForm = 2;

std::string to_text(const Facts& facts);
// Nothing for a text that to_text() did not make.
std::optional<Facts> facts_from(const std::string& dossier, std::string_view text);

}  // namespace motcua::storage
