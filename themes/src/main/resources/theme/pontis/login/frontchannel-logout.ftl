<#-- Each portal logs out in a frame of its own (OpenID Connect Front-Channel Logout 1.0). -->
<#import "template.ftl" as layout>
<@layout.registrationLayout languages=false; section>
  <#if section == "header">
    ${msg("frontchannel-logout.title")}
  <#elseif section == "form">
    <p class="lead">${msg("frontchannel-logout.message")}</p>
    <ul>
      <#list logout.clients as client>
      <li>${client.name!""}<iframe src="${client.frontChannelLogoutUrl}" title="${client.name!""}" hidden></iframe></li>
      </#list>
    </ul>
    <#if logout.logoutRedirectUri?has_content>
    <div class="actions"><a class="button primary" id="continue" href="${logout.logoutRedirectUri}" data-follow-at-load>${msg("doContinue")}</a></div>
    </#if>
  </#if>
</@layout.registrationLayout>
