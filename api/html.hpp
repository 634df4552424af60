#pragma once

#include <string>
#include <string_view>

// What pages are made of: templates, one style sheet inside each page, and the policy that lets nothing else in.

namespace motcua::api {

// The text of a file of api/templates.
std::string template_text(std::string_view name);

// The content-security policy of a page with this style sheet in it, the only one: no script, no other host.
std::string page_policy(const std::string& style);

// With &, <, > and quotes as entities.
std::string escaped(const std::string& text);

}  // namespace motcua::api
