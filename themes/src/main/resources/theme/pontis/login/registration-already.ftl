<#-- She is who she says, and has registered before: nothing of that is changed here. -->
<#import "template.ftl" as layout>
<#import "clock.ftl" as clock>
<#import "registering.ftl" as registering>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("registration.already.title")}
  <#elseif section == "form">
    <div class="told">
    <p class="lead">${msg("registration.already.lead")}</p>
    <p>${msg("registration.already.recovery.text")}</p>
    <@registering.go to=start?replace("/registration", "/recovery") text=msg("registration.already.recovery") kind="primary" />
    <h2>${msg("registration.already.beside.title")}</h2>
    <p>${msg("registration.already.beside.text")}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <div class="actions">
        <button type="submit" class="button secondary" name="beside" value="true">${msg("registration.already.beside")}</button>
        <@registering.back />
      </div>
      <@clock.limit />
    </form>
    </div>
  </#if>
</@layout.registrationLayout>
