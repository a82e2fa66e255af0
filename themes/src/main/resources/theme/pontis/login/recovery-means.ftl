<#-- Who is logged in: her means, and what she can do about each with what she has just proven. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<#import "recovery-parts.ftl" as recovery>
<#import "parts.ftl" as parts>
<#import "places.ftl" as places>
<#function named thing><#return (thing.label?has_content && thing.kind == "phone")?then(msg("cabinet.means.ends", thing.label), msg("cabinet.kind." + thing.kind))></#function>
<@layout.registrationLayout field=typedPhone???then("phone", ""); section>
  <#if section == "header">
    ${msg("recovery.means.title")}
  <#elseif section == "form">
    <#if told??><div class="message" role="status" data-told="${told}"<#if codesTo??> data-codes-to="${codesTo}"</#if>><p class="message-text">${msg("recovery.told." + told)}<#if codesTo??> ${msg("phone.codesTo", codesTo)}</#if></p></div></#if>
    <#if needs??>
    <form action="${base}/login" method="get" class="form">
      <div class="actions"><button type="submit" class="button primary" name="level" value="${needs}">${msg("recovery.again." + needs)}</button></div>
    </form>
    <#if atDesk!false><p data-desk="true">${msg("recovery.atDesk.else")} <@places.contact name="registration" /></p></#if>
    </#if>
    <p class="lead">${msg("recovery.means.lead")}</p>
    <form action="${base}/means" method="post" class="form" novalidate>
      <input type="hidden" name="csrf" value="${csrf}">
      <ul class="entries">
        <#list means as thing>
        <li class="entry" data-means="${thing.kind}" data-standing="${thing.standing}" data-registration="${thing.registration}">
          <h2 id="means-${thing?counter}">${named(thing)}</h2>
          <p class="facts">
            <span class="fact">${msg("recovery.standing." + thing.standing)}</span>
            <span class="fact">${msg("cabinet.means." + thing.registration)}</span>
            <#if thing.cooling??><span class="fact">${msg("recovery.cooling", cabinet.day(thing.cooling))}</span></#if>
            <#if thing.until??><span class="fact">${msg("cabinet.means.until")} ${cabinet.day(thing.until)}</span></#if>
            <#if thing.desk><span class="fact">${msg("recovery.atDesk.stopped")}</span></#if>
            <#if thing.due && !thing.certificate><span class="fact">${msg("recovery.due")}</span></#if>
          </p>
          <div class="deeds">
            <#if thing.usable><@deed name="suspend" thing=thing n=thing?counter /></#if>
            <#if thing.standing == "suspended" && !thing.desk><@deed name="reactivate" thing=thing n=thing?counter /></#if>
            <#if thing.raise><@deed name="raise" thing=thing n=thing?counter /></#if>
            <#if thing.due && !thing.certificate><@deed name="keep" thing=thing n=thing?counter /></#if>
            <#if thing.standing != "revoked" && !thing.desk><@deed name="revoke" thing=thing n=thing?counter /></#if>
          </div>
        </li>
        </#list>
      </ul>
      <div class="actions"><button type="submit" class="button secondary" name="suspend" value="all">${msg("recovery.suspendAll")}</button></div>
    </form>
    <section class="aside" aria-labelledby="phone-title">
      <h2 id="phone-title">${msg("recovery.addPhone.title")}</h2>
      <p>${msg("recovery.addPhone.text")}</p>
      <form action="${base}/means" method="post" class="form" novalidate>
        <input type="hidden" name="csrf" value="${csrf}">
        <div class="field">
          <label class="field-label" for="phone">${msg("recovery.addPhone.label")}</label>
          <p class="hint" id="phone-hint">${msg("recovery.addPhone.hint")}</p>
          <input class="input short" id="phone" name="phone" type="tel" autocomplete="tel" maxlength="40"<#if typedPhone??> value="${typedPhone}"<@parts.described by="phone-hint" /><#else> aria-describedby="phone-hint"</#if>>
        </div>
        <@parts.otherPhone />
        <div class="actions"><button type="submit" class="button secondary" name="do" value="phone">${msg("recovery.stop.send")}</button></div>
      </form>
    </section>
    <section class="aside" aria-labelledby="password-title">
      <h2 id="password-title">${msg("recovery.new.title")}</h2>
      <p>${msg("recovery.setPassword.text")}</p>
      <form action="${base}/means" method="post" class="form" novalidate>
        <input type="hidden" name="csrf" value="${csrf}">
        <@recovery.twice />
        <div class="actions"><button type="submit" class="button secondary" name="do" value="password">${msg("recovery.new.save")}</button></div>
      </form>
    </section>
    <section class="aside" aria-labelledby="stopcode-title">
      <h2 id="stopcode-title">${msg("recovery.makeStopCode.title")}</h2>
      <p>${msg("recovery.makeStopCode.text")}</p>
      <#if hasStopCode && !reachesStopCode>
      <p>${msg("recovery.makeStopCode.higher")}</p>
      <#else>
      <form action="${base}/means" method="post" class="form">
        <input type="hidden" name="csrf" value="${csrf}">
        <div class="actions"><button type="submit" class="button secondary" name="do" value="stopcode">${msg(hasStopCode?then("recovery.makeStopCode.another", "recovery.makeStopCode.make"))}</button></div>
      </form>
      </#if>
    </section>
    <@places.account />
  </#if>
</@layout.registrationLayout>

<#macro deed name thing n><button type="submit" class="button small" name="${name}" value="${thing.id}" aria-describedby="means-${n}">${msg("recovery.do." + name)}</button></#macro>
