#include "server/notice_settings.hpp"

#include "domain/mail_address.hpp"
#include "server/config.hpp"
#include "server/webhook.hpp"

#include <regex>

namespace motcua::server {

std::string not_a_mail_server(std::string_view url)
{
    static const std::regex good{R"(smtps?://[A-Za-z0-9.:\[\]-]+)"};
    return url.empty() || std::regex_match(std::string{url}, good) ? ""
                                                                   : "must be smtp://HOST:PORT or smtps://HOST:PORT";
}

std::string not_a_mail_address(std::string_view text)
{
    return text.empty() || is_mail_address(text) ? "" : "must be a mail address, NAME@DOMAIN";
}

std::string not_a_webhook(std::string_view url)
{
    const bool good = (url.starts_with("http://") || url.starts_with("https://")) &&
                      url.find_first_of(" \"<>@") == std::string_view::npos;
    return url.empty() || good ? "" : "must be https://… (or http://… inside a network you trust)";
}

std::string not_a_webhook_secret(std::string_view secret)
{
    return secret.empty() || webhook_key(secret) ? "" : "must be whsec_ and the base64 of 24 to 64 random bytes";
}

std::string missing_notice_setting(const Config& config)
{
    if (!config.smtp_url.empty() && config.smtp_from.empty()) return "smtp-from is needed with smtp-url";
    if (!config.smtp_user.empty() && config.smtp_password.empty()) return "smtp-password is needed with smtp-user";
    if (!config.webhook_url.empty() && config.webhook_secret.empty())
        return "webhook-secret is needed with webhook-url";
    return {};
}

}  // namespace motcua::server
