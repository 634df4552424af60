#pragma once

#include <string>
#include <string_view>

namespace motcua::server {

struct Config;

// What is wrong with a setting of the notices' channels; empty when nothing is, as for an empty text: no such channel.
std::string not_a_mail_server(std::string_view url);
std::string not_a_mail_address(std::string_view text);
std::string not_a_webhook(std::string_view url);
std::string not_a_webhook_secret(std::string_view secret);

// A channel that lacks a setting it cannot do without: "smtp-from is needed with smtp-url". Empty when none does.
std::string missing_notice_setting(const Config& config);

}  // namespace motcua::server
