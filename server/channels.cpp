#include "server/channels.hpp"

#include "server/mail.hpp"
#include "server/notice_log.hpp"
#include "server/webhook.hpp"

namespace motcua::server {

std::vector<Channel> make_channels(const Config& config, const std::string& public_url)
{
    using enum storage::NoticeChannel;
    const std::chrono::seconds limit{config.notice_timeout};
    std::vector<Channel> channels;
    if (!config.notice_log.empty()) channels.push_back({log, make_notice_log(config.notice_log, public_url)});
    if (!config.smtp_url.empty()) {
        channels.push_back({email, make_mail({.url = config.smtp_url,
                                              .from = config.smtp_from,
                                              .user = config.smtp_user,
                                              .password = config.smtp_password,
                                              .limit = limit,
                                              .public_url = public_url})});
    }
    if (!config.webhook_url.empty())
        channels.push_back(
            {webhook, make_webhook({.url = config.webhook_url, .secret = config.webhook_secret, .limit = limit})});
    return channels;
}

RetryRules retry_rules(const Config& config)
{
    return {.attempts = config.notice_attempts,
            .first_wait = std::chrono::seconds{config.notice_retry_seconds},
            .limit = std::chrono::seconds{config.notice_timeout}};
}

}  // namespace motcua::server
