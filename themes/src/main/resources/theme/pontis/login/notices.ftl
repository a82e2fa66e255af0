<#--
  What went wrong, said once, at the top, and read out at once: the element takes the focus when the page opens.
  Codes are stable; texts are problem.<CODE>.
-->
<#import "clock.ftl" as clock>
<#assign typed = ["INPUT_INVALID", "CREDENTIALS_WRONG", "CODE_WRONG", "ANSWER_WRONG", "PHONE_NOT_SERVED", "ACTIVATION_SLIP", "ACTIVATION_WRONG", "PASSWORD_SHORT", "PASSWORD_LONG", "PASSWORD_COMMON", "PASSWORD_PERSONAL", "PASSWORD_UNLIKE", "PASSWORD_REFUSED"]>
<#assign ofAnothersPhone = ["CODE_WRONG", "CODE_EXPIRED", "CODE_TRIES_EXHAUSTED", "SMS_LIMIT", "SMS_UNAVAILABLE", "PHONE_NOT_SERVED"]>
<#function aboutFields><#return problem?? && typed?seq_contains(problem.code)></#function>

<#-- The problem in words; where no other method would do, in words that do not speak of one. SMS_LIMIT and TOO_MANY_ATTEMPTS say from when on. -->
<#function words>
  <#-- she has read it where it happened -->
  <#if told!false><#return msg("problem.told")></#if>
  <#local key = "problem." + problem.code>
  <#-- an officer reads of somebody else's phone -->
  <#if desk?? && ofAnothersPhone?seq_contains(problem.code)><#local key = "desk." + key></#if>
  <#if (only!false) && msg(key + ".only") != key + ".only"><#local key = key + ".only"></#if>
  <#-- the ends of the longest windows there are, for everybody: when the first SMS went out, or who guessed, is nobody's business -->
  <#return msg(key, clock.after(3660), clock.after(86460), msg("time.zone"))>
</#function>

<#macro login field="">
<#local incident = (problem.incident)!"">
<div class="message error" role="alert" id="problem" tabindex="-1" autofocus data-problem="${problem.code}"<#if incident?has_content> data-incident="${incident}"</#if>>
  <p class="message-text" id="problem-text">${words()}</p>
  <#if field?has_content && aboutFields()><p><a href="#${field}">${msg("message.toField")}</a></p></#if>
  <#if incident?has_content><p class="incident">${msg("message.incident")} <strong>${incident}</strong></p></#if>
  <@slip code=problem.code />
</div>
</#macro>

<#-- What a help desk asks for. The time is for everybody, the rest for whoever prints the page or sends a picture of it. -->
<#macro slip code>
<p class="incident">${msg("print.when")} <time>${clock.now()}</time></p>
<#local name = (portal!asker!"")?has_content?then(portal!asker!"", (client.attributes["pontis.name." + lang])!(client.name)!"")>
<#if name?has_content><p class="incident printed">${msg("print.portal")} ${name}</p></#if>
<p class="incident printed">${msg("print.code")} ${code}</p>
</#macro>

<#-- Keycloak's own words about its own pages; REQUEST_REFUSED stands for all of them. -->
<#macro keycloak>
<#if message.type == "error">
<div class="message error" role="alert" tabindex="-1" autofocus data-problem="REQUEST_REFUSED"<#if incident??> data-incident="${incident}"</#if>>
  <p class="message-text">${kcSanitize(message.summary)?no_esc}</p>
  <#if incident??><p class="incident">${msg("message.incident")} <strong>${incident}</strong></p></#if>
  <@slip code="REQUEST_REFUSED" />
</div>
<#else>
<div class="message ${message.type}" role="status">
  <p class="message-text">${kcSanitize(message.summary)?no_esc}</p>
</div>
</#if>
</#macro>
