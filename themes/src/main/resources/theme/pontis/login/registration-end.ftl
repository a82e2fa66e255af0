<#-- Here it ends: well, or with where to go instead. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<#import "registering.ftl" as registering>
<@layout.registrationLayout; section>
  <#if section == "header">
    <#if end == "password">${msg("registration.end.password.title")}
    <#elseif end == "minor">${msg("registration.end.minor.title")}
    <#elseif end == "account">${msg("registration.end.account.title")}
    <#elseif end == "differs">${msg("registration.end.differs.title")}
    <#else>${msg("registration.end.closed.title")}</#if>
  <#elseif section == "form">
    <#if end == "password">
    <p class="lead">${msg("registration.end.password.text")}</p>
    <p>${msg((carries == "advanced")?then("registration.end.password.advanced", "registration.end.password.basic"))}</p>
    <#elseif end == "account">
    <p class="lead">${msg("registration.end.account.text")} <@places.contact name="help" /></p>
    <#else>
    <p class="lead">${msg("registration.end.office")} <@places.contact name="registration" /></p>
    </#if>
    <@registering.go to=start text=msg("registration.end.start") kind="primary" />
    <#if end == "password"><@places.account /></#if>
    <#if problem??><p data-print="${msg("print.button")}"></p></#if>
  </#if>
</@layout.registrationLayout>
